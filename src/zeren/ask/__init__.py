"""Questions, one module each: a store and a scope in, the JSON of the contract out; every row with its proof."""
