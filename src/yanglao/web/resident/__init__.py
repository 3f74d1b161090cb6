"""居民页面 What residents see of themselves: one question a page, the answer first."""
