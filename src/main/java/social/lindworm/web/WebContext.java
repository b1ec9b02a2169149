package social.lindworm.web;

/// What every visit is made with. Thread-safe.
record WebContext(Surroundings surroundings, Templates templates, Cookies cookies, ClientAddresses addresses) {}
