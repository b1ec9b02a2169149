package social.lindworm.web;

import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import social.lindworm.common.AppException;
import social.lindworm.common.Message;

/// One request and the answer to it, as features see them. Belongs to one thread.
public final class Visit {

    private static final Duration FLASH_LIVES = Duration.ofMinutes(2);
    static final String SESSION_COOKIE = "session";

    private final Context context;
    private final Viewer viewer;
    private final WebContext web;
    private @Nullable Form form;
    private @Nullable Frame frame;

    Visit(Context context, Viewer viewer, WebContext web) {
        this.context = context;
        this.viewer = viewer;
        this.web = web;
    }

    public Viewer viewer() {
        return viewer;
    }

    /// The underlying request, for the rare thing that has no method here.
    public Context context() {
        return context;
    }

    /// A path parameter as a positive number; anything else is a page that does not exist.
    public long id(String name) {
        String raw = context.pathParam(name);
        try {
            long id = Long.parseLong(raw);
            if (id > 0) {
                return id;
            }
        } catch (NumberFormatException e) {
            // Not a number: the same answer as a number that does not exist.
        }
        throw new AppException.NotFound("no number in path parameter " + name);
    }

    /// A path parameter, cleaned like [Form#text].
    public String path(String name) {
        return Form.clean(context.pathParam(name));
    }

    /// A query parameter, cleaned like [Form#text]; empty if missing or blank.
    public Optional<String> query(String name) {
        return Optional.ofNullable(context.queryParam(name)).map(Form::clean).filter(text -> !text.isEmpty());
    }

    /// The page number of a list, from `?page=`; 1 for anything that is none.
    public int page() {
        try {
            return Math.clamp(query("page").map(Integer::parseInt).orElse(1), 1, 100_000);
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    /// What was posted. Read once per request.
    public Form form() {
        if (form == null) {
            form = new Form(context.formParamMap(), files());
        }
        return form;
    }

    private Map<String, Upload> files() {
        Map<String, Upload> files = new HashMap<>();
        if (context.isMultipartFormData()) {
            for (Map.Entry<String, List<UploadedFile>> entry :
                    context.uploadedFileMap().entrySet()) {
                entry.getValue().stream()
                        .filter(file -> file.size() > 0 || !file.filename().isEmpty())
                        .findFirst()
                        .ifPresent(file ->
                                files.put(entry.getKey(), new Upload(file.filename(), file.size(), file::content)));
            }
        }
        return files;
    }

    /// Whether one of our scripts asks for a part of the page; its name, such as `suggest`.
    public Optional<String> fragment() {
        return Optional.ofNullable(context.header("X-Fragment"));
    }

    public boolean wantsFragment() {
        return fragment().isPresent();
    }

    /// The client's address, seen through trusted proxies.
    public String address() {
        return web.addresses().of(context);
    }

    public String userAgent() {
        return Optional.ofNullable(context.userAgent()).orElse("");
    }

    /// What the instance says of itself, without making a page.
    public SiteIdentity site() {
        return web.surroundings().site();
    }

    /// What pages need around their content.
    public Frame frame() {
        if (frame == null) {
            frame = new Frame(web.surroundings(), viewer, pathAndQuery(), takeFlash());
        }
        return frame;
    }

    /// Like [Frame#path], without making a page of it.
    String pathAndQuery() {
        String query = context.queryString();
        return query == null || query.isEmpty() ? context.path() : context.path() + "?" + query;
    }

    private Optional<Message> takeFlash() {
        String cookie = web.cookies().get(context, Flash.COOKIE);
        if (cookie == null) {
            return Optional.empty();
        }
        web.cookies().clear(context, Flash.COOKIE);
        return Flash.read(cookie, web.surroundings().messages(viewer.locale()));
    }

    /// Answers 200 with a page.
    public void render(String template, Object view) {
        render(200, template, view);
    }

    public void render(int status, String template, Object view) {
        byte[] page = web.templates().page(template, frame(), view);
        context.status(status).contentType("text/html; charset=utf-8").result(page);
    }

    /// Sends the browser on with a GET (303). Only paths of this server.
    public void redirect(String path) {
        context.status(303).header("Location", local(path));
    }

    /// [#redirect(String)], with a sentence for the next page.
    public void redirect(String path, Message flash) {
        web.cookies().set(context, Flash.COOKIE, Flash.write(flash), FLASH_LIVES);
        redirect(path);
    }

    /// Sends the browser on for good (301): the address is not used any more.
    public void redirectForGood(String path) {
        context.status(301).header("Location", local(path));
    }

    /// Where to go after signing in: `?next=` or the form's `next`, if it is a path of this server, else `/`.
    public String next() {
        String wanted =
                query("next").orElseGet(() -> context.method().name().equals("POST") ? form().text("next") : "");
        return isLocal(wanted) ? wanted : "/";
    }

    /// The sign-in page's address that leads back here.
    String signInPath() {
        return "/login?next=" + URLEncoder.encode(pathAndQuery(), StandardCharsets.UTF_8);
    }

    /// Starts a session in this browser.
    public void signIn(String token, Duration lifetime) {
        web.cookies().set(context, SESSION_COOKIE, token, lifetime);
    }

    /// Ends the session in this browser.
    public void signOut() {
        web.cookies().clear(context, SESSION_COOKIE);
    }

    /// The session cookie's value, if there is one.
    public Optional<String> sessionToken() {
        return Optional.ofNullable(web.cookies().get(context, SESSION_COOKIE));
    }

    /// A short-lived cookie of a feature, such as the half of a sign-in that waits for the second factor.
    public void setCookie(String name, String value, Duration lifetime) {
        web.cookies().set(context, name, value, lifetime);
    }

    public Optional<String> cookie(String name) {
        return Optional.ofNullable(web.cookies().get(context, name)).filter(value -> !value.isEmpty());
    }

    public void clearCookie(String name) {
        web.cookies().clear(context, name);
    }

    private static String local(String path) {
        if (!isLocal(path)) {
            throw new IllegalArgumentException("a redirect that would leave this server");
        }
        return path;
    }

    /// `//host` and `/\host` are other servers to a browser.
    private static boolean isLocal(String path) {
        return path.startsWith("/")
                && !path.startsWith("//")
                && !path.startsWith("/\\")
                && path.chars().noneMatch(c -> c < 0x20 || c == 0x7f);
    }
}
