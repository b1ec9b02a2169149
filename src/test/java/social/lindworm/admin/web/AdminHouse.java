package social.lindworm.admin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import social.lindworm.account.AccountId;
import social.lindworm.account.Founding;
import social.lindworm.account.Person;
import social.lindworm.app.TestApp;
import social.lindworm.db.Engine;
import social.lindworm.site.Role;
import social.lindworm.site.Site;
import social.lindworm.web.Browser;

/// A running instance with people of every role, each of whom can sit down at a browser of their own.
public final class AdminHouse implements AutoCloseable {

    private static final String PASSWORD = "a heron by the river";

    private final TestApp app;
    private final List<Browser> browsers = new ArrayList<>();

    public AdminHouse(Engine engine) {
        app = TestApp.start(engine);
        person("ada", Role.ADMIN);
    }

    public TestApp app() {
        return app;
    }

    public Site site() {
        return app.features().sites().current();
    }

    /// Makes somebody who can sign in.
    public AccountId person(String name, Role role) {
        Founding.Outcome outcome = app.features()
                .people()
                .founding()
                .create(new Founding.Founder(name, name + "@mail.example", PASSWORD, "en"), role);
        return ((Founding.Outcome.Founded) outcome).account();
    }

    public Person find(String name) {
        return app.features().people().accounts().named(name).orElseThrow();
    }

    /// A browser of nobody.
    public Browser visitor() {
        Browser browser = app.browser().withHeader("Accept-Language", "en");
        browsers.add(browser);
        return browser;
    }

    /// A browser in which somebody is signed in.
    public Browser as(String name) {
        Browser browser = visitor();
        assertThat(signIn(browser, name)).isEqualTo(303);
        return browser;
    }

    /// @return the status of the answer
    public int signIn(Browser browser, String name) {
        return browser.post("/login", "login", name, "password", PASSWORD).status();
    }

    @Override
    public void close() {
        browsers.forEach(Browser::close);
        app.close();
    }

    /// The form of the site settings with what it needs beside what a test is about.
    static String[] whole(String... fields) {
        return Stream.concat(
                        Stream.of(fields), Stream.of("exportsOffered", "true", "exportHours", "24", "exportDays", "7"))
                .toArray(String[]::new);
    }
}
