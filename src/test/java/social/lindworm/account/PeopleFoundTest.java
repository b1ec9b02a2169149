package social.lindworm.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import social.lindworm.db.Engine;
import social.lindworm.db.OnBothDatabases;
import social.lindworm.site.Role;
import social.lindworm.web.Theme;

@OnBothDatabases
class PeopleFoundTest {

    private final PeopleRig rig;

    PeopleFoundTest(Engine engine) {
        rig = new PeopleRig(engine);
    }

    @BeforeEach
    void three() {
        rig.person("greyheron");
        rig.person("heron");
        rig.person("heron_2");
        named(rig.person("wren"), "Élodie Small");
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private void named(AccountId id, String name) {
        rig.people.profiles().change(id, new Profiles.Settings(name, "", "en", Theme.AUTO, ""));
    }

    private List<String> found(String text) {
        return rig.people.accounts().search(text, 0, 10).people().stream()
                .map(Person::username)
                .toList();
    }

    @Test
    void theClosestNameComesFirst() {
        assertThat(found("heron")).containsExactly("heron", "heron_2", "greyheron");
        assertThat(found("@Heron")).containsExactly("heron", "heron_2", "greyheron");
    }

    @Test
    void displayNamesAreFoundHoweverTheyAreTyped() {
        assertThat(found("élodie")).containsExactly("wren");
        assertThat(found("Élodie small")).isSubsetOf("wren");
        assertThat(found("SMALL")).containsExactly("wren");
    }

    @Test
    void whatStandsForAnythingInSqlStandsForItselfHere() {
        assertThat(found("%")).isEmpty();
        assertThat(found("n_2")).containsExactly("heron_2");
        assertThat(found("n_g")).isEmpty();
        assertThat(found("")).isEmpty();
        assertThat(found("x".repeat(5_000))).isEmpty();
    }

    @Test
    void addressesAreNoWayToFindSomebody() {
        assertThat(found("mail.example")).isEmpty();
    }

    @Test
    void whoIsAwayOrGoneIsNotFound() {
        AccountId owl = rig.person("owl", Role.ADMIN);
        AccountId kite = rig.person("kite");
        AccountId swift = rig.person("swift");
        rig.people.accounts().suspend(owl, kite);
        rig.people.departures().deactivate(swift);

        assertThat(found("kite")).isEmpty();
        assertThat(found("swift")).isEmpty();
    }

    @Test
    void longListsComeInPages() {
        PeopleFound second = rig.people.accounts().search("heron", 2, 2);

        assertThat(second.total()).isEqualTo(3);
        assertThat(second.people()).extracting(Person::username).containsExactly("greyheron");
    }
}
