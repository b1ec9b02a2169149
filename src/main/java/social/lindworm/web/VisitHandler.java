package social.lindworm.web;

/// Answers one visit.
@FunctionalInterface
public interface VisitHandler {

    void handle(Visit visit) throws Exception;
}
