"""Pattern engines: hyperscan, and RE2 as the equal fallback."""
