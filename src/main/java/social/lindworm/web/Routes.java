package social.lindworm.web;

/// A feature's pages; one list per feature.
@FunctionalInterface
public interface Routes {

    void register(Router router);
}
