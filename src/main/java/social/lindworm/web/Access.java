package social.lindworm.web;

/// Who may use a route; every route names one.
public sealed interface Access {

    Access PUBLIC = new Anyone();
    Access SIGNED_IN = new SignedIn();

    static Access may(Permission permission) {
        return new Holder(permission);
    }

    record Anyone() implements Access {}

    record SignedIn() implements Access {}

    record Holder(Permission permission) implements Access {}
}
