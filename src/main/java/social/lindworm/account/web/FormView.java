package social.lindworm.account.web;

import social.lindworm.web.Form;

/// A page that is a form and nothing else.
///
/// @param next where to go afterwards, a path of this server
public record FormView(Form form, String next) {

    static FormView of(Form form) {
        return new FormView(form, "/");
    }
}
