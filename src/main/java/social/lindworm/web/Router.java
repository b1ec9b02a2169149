package social.lindworm.web;

import java.util.ArrayList;
import java.util.List;

/// Collects routes while the server is put together. Paths are Javalin's: `/book/{id}`; a slash at the end makes no
/// difference.
public final class Router {

    private final List<Route> routes = new ArrayList<>();

    /// One route.
    ///
    /// @param checked whether a changing request must come from our own pages; the inboxes of other servers are not
    record Route(String method, String path, Access access, VisitHandler handler, boolean checked) {}

    /// Answers GET and HEAD; must not change anything.
    public void get(String path, Access access, VisitHandler handler) {
        routes.add(new Route("GET", path, access, handler, true));
    }

    /// Answers POST from pages of this server.
    public void post(String path, Access access, VisitHandler handler) {
        routes.add(new Route("POST", path, access, handler, true));
    }

    /// Answers POST from other servers, which the handler must verify by itself.
    public void postFromElsewhere(String path, VisitHandler handler) {
        routes.add(new Route("POST", path, Access.PUBLIC, handler, false));
    }

    public List<Route> routes() {
        return List.copyOf(routes);
    }
}
