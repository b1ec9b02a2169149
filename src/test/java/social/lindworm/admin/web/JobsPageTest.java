package social.lindworm.admin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import social.lindworm.db.Engine;
import social.lindworm.db.OnBothDatabases;
import social.lindworm.jobs.JobFailures;
import social.lindworm.web.Browser;
import social.lindworm.web.Languages;
import social.lindworm.web.Messages;

@OnBothDatabases
class JobsPageTest {

    private static final String JOBS = "/settings/jobs";

    private final AdminHouse house;
    private final Browser ada;

    JobsPageTest(Engine engine) {
        house = new AdminHouse(engine);
        ada = house.as("ada");
    }

    @AfterEach
    void close() {
        house.close();
    }

    /// A job that nobody here knows, so that it stays where it is put.
    private void given(String key, boolean gaveUp) {
        given("test.lost", key, gaveUp);
    }

    private void given(String job, String key, boolean gaveUp) {
        house.app()
                .instance()
                .database()
                .change(handle -> handle.createUpdate("""
                        insert into job_failure (job, job_key, payload, error, attempts, gave_up, failed_at)
                        values (:job, :key, '{"a":1}', 'The <disk> is full', 3, :gaveUp, 1000)
                        """)
                        .bind("job", job)
                        .bind("key", key)
                        .bind("gaveUp", gaveUp)
                        .execute());
    }

    private List<JobFailures.Failure> failures() {
        return house.app().instance().failures().page(0, 10).failures();
    }

    private long waiting() {
        return house.app()
                .instance()
                .database()
                .read(handle -> handle.createQuery("select count(*) from scheduled_tasks where task_name = 'test.lost'")
                        .mapTo(long.class)
                        .one());
    }

    @Test
    void everyKindOfJobHasANameInBothLanguages() throws IOException {
        Set<String> kinds = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                Matcher found =
                        Pattern.compile("new JobType<>\\(\\s*\"([^\"]+)\"").matcher(Files.readString(source));
                while (found.find()) {
                    kinds.add(found.group(1));
                }
            }
        }
        kinds.forEach(kind -> given(kind, "one", true));

        Elements shown = ada.get(JOBS).html().select(".rows h3");
        shown.select("span").remove();

        assertThat(kinds).contains("account.mail", "transfer.export");
        Messages.load()
                .forEach((language, texts) -> assertThat(kinds)
                        .as(language.toString())
                        .allSatisfy(kind -> assertThat(texts.text("admin.jobs.name." + kind))
                                .isNotBlank()));
        Messages english = Objects.requireNonNull(Messages.load().get(Languages.ENGLISH));
        assertThat(kinds)
                .allSatisfy(kind -> assertThat(shown.eachText()).contains(english.text("admin.jobs.name." + kind)));
    }

    @Test
    void aQuietInstanceSaysThatNothingFails() {
        assertThat(ada.open("/settings/celery").html().select(".empty")).hasSize(1);
    }

    @Test
    void aFailureTellsWhatFailedWhenAndWhy() {
        given("one", true);

        Browser.Page answer = ada.get(JOBS);
        Document page = answer.html();

        assertThat(page.select(".error-text").text()).as(answer + page.text()).isEqualTo("The <disk> is full");
        assertThat(page.select("main").text()).contains("tried 3 times", "not tried again by itself", "{\"a\":1}");
        assertThat(page.select(".tile-value").eachText().getLast()).isEqualTo("1");
    }

    @Test
    void oneIsTriedAgainAndAnotherGivenUp() {
        given("one", true);
        given("two", true);
        long first = failures().getLast().id();
        long second = failures().getFirst().id();

        assertThat(ada.post(JOBS + "/" + first + "/retry").location()).isEqualTo(JOBS);
        assertThat(waiting()).isEqualTo(1);
        assertThat(ada.post(JOBS + "/" + second + "/give-up").status()).isEqualTo(303);
        assertThat(failures()).isEmpty();
        ada.post(JOBS + "/" + second + "/give-up");

        assertThat(ada.get("/settings/log")
                        .html()
                        .select(".rows > li > p:first-child")
                        .eachText())
                .containsExactly("ada · gave a job up · test.lost two", "ada · had a job tried again · test.lost one");
    }

    @Test
    void allAreTriedAgainOrGivenUpAtOnce() {
        given("one", true);
        given("two", true);
        ada.post(JOBS + "/retry-all");
        assertThat(waiting()).isEqualTo(2);
        assertThat(failures()).isEmpty();

        given("three", true);
        given("four", false);
        ada.post(JOBS + "/give-up-all");
        assertThat(failures()).isEmpty();
        assertThat(ada.get("/settings/log").html().select(".rows > li")).hasSize(4);
    }
}
