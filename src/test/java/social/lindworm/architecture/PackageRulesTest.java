package social.lindworm.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who may know whom: `cli -> app -> features -> platform -> common`, no cycles, a feature only those before it.
class PackageRulesTest {

    private static final String ROOT = "social.lindworm.";

    /// In the order in which they may know each other: each only those before it.
    private static final List<String> FEATURES = List.of(
            "site",
            "account",
            "media",
            "social",
            "book",
            "shelf",
            "post",
            "list",
            "group",
            "timeline",
            "notification",
            "search",
            "moderation",
            "transfer",
            "admin");

    private static final List<String> PLATFORM = List.of("web", "federation", "jobs", "storage", "db", "config");

    private static JavaClasses classes;

    @BeforeAll
    static void load() {
        classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("social.lindworm");
    }

    @Test
    void noPackagesKnowEachOtherInACircle() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void aFeatureKnowsOnlyFeaturesBeforeIt() {
        for (int i = 0; i < FEATURES.size(); i++) {
            String[] later = FEATURES.subList(i + 1, FEATURES.size()).stream()
                    .map(PackageRulesTest::all)
                    .toArray(String[]::new);
            if (later.length > 0) {
                noClasses()
                        .that()
                        .resideInAPackage(all(FEATURES.get(i)))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(later)
                        .allowEmptyShould(true)
                        .check(classes);
            }
        }
    }

    @Test
    void aFeatureLeavesTheInsidesOfOthersAlone() {
        for (String feature : FEATURES) {
            noClasses()
                    .that()
                    .resideOutsideOfPackages(all(feature), all("app"))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            ROOT + feature + ".web..", ROOT + feature + ".federation..", ROOT + feature + ".internal..")
                    .allowEmptyShould(true)
                    .check(classes);
        }
    }

    @Test
    void thePlatformKnowsNoFeature() {
        noClasses()
                .that()
                .resideInAnyPackage(PLATFORM.stream().map(PackageRulesTest::all).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(FEATURES.stream().map(PackageRulesTest::all).toArray(String[]::new))
                .check(classes);
    }

    @Test
    void onlyTheCommandLineKnowsTheCommandLineAndOnlyItKnowsApp() {
        noClasses()
                .that()
                .resideOutsideOfPackages(all("cli"), all("app"))
                .and()
                .doNotHaveFullyQualifiedName("social.lindworm.Main")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(all("cli"), all("app"))
                .check(classes);
    }

    @ParameterizedTest(name = "{0} knows none of {1}")
    @CsvSource({
        "common, web|federation|jobs|storage|db|config",
        "config, web|federation|jobs|storage|db",
        "db, web|federation|jobs|storage",
        "jobs, web|federation|storage",
        "storage, web|federation|jobs|db",
        "web, federation|jobs|storage|db"
    })
    void thePlatformFlowsOneWay(String platform, String forbidden) {
        String[] packages = List.of(forbidden.split("\\|")).stream()
                .map(PackageRulesTest::all)
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(all(platform))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void onlyMediaTransferAndAdminTouchTheStore() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        all("storage"), all("media"), all("transfer"), all("admin"), all("app"), all("cli"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(all("storage"))
                .check(classes);
    }

    @ParameterizedTest(name = "{0} stays in {1}")
    @CsvSource({
        "org.apache.lucene.., social.lindworm.search..",
        "com.github.kagkarlsson.., social.lindworm.jobs..",
        "org.flywaydb.., social.lindworm.db..",
        "com.zaxxer.hikari.., social.lindworm.db..",
        "net.coobird.., social.lindworm.media..",
        "com.password4j.., social.lindworm.account..",
        "de.siegmar.fastcsv.., social.lindworm.transfer..",
        "org.apache.opendal.., social.lindworm.storage.opendal..",
        "org.apache.sshd.., social.lindworm.storage.sftp..",
        "picocli.., social.lindworm.cli.."
    })
    void aLibraryStaysInItsRoom(String library, String room) {
        noClasses()
                .that()
                .resideOutsideOfPackage(room)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(classes);
    }

    private static String all(String name) {
        return ROOT + name + "..";
    }
}
