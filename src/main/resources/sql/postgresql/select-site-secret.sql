SELECT secret FROM site_secret WHERE site = :?site
