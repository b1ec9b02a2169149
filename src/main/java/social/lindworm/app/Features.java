package social.lindworm.app;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import social.lindworm.account.People;
import social.lindworm.account.credential.Passwords;
import social.lindworm.account.mail.FolderTransport;
import social.lindworm.account.mail.MailTransport;
import social.lindworm.account.mail.SmtpTransport;
import social.lindworm.account.web.AccountRoutes;
import social.lindworm.admin.Administration;
import social.lindworm.admin.StorageChecks;
import social.lindworm.admin.web.AdminRoutes;
import social.lindworm.book.Catalogue;
import social.lindworm.book.web.BookRoutes;
import social.lindworm.common.Message;
import social.lindworm.config.MailConfig;
import social.lindworm.config.WebConfig;
import social.lindworm.federation.fetch.FetchConfig;
import social.lindworm.federation.fetch.Fetcher;
import social.lindworm.jobs.JobHandler;
import social.lindworm.jobs.RecurringJob;
import social.lindworm.media.Media;
import social.lindworm.media.MediaReference;
import social.lindworm.media.web.ImageRoutes;
import social.lindworm.search.ChangeLogTrim;
import social.lindworm.search.Connectors;
import social.lindworm.search.CoversUrl;
import social.lindworm.search.Results;
import social.lindworm.search.Search;
import social.lindworm.search.web.SearchRoutes;
import social.lindworm.site.Sites;
import social.lindworm.site.web.AboutPage;
import social.lindworm.storage.check.CheckOrder;
import social.lindworm.storage.check.StorageCheck;
import social.lindworm.transfer.export.ExportPlace;
import social.lindworm.transfer.export.Exports;
import social.lindworm.transfer.export.web.ExportPage;
import social.lindworm.web.Messages;
import social.lindworm.web.Routes;
import social.lindworm.web.SiteIdentity;
import social.lindworm.web.Surroundings;
import social.lindworm.web.ViewerSource;
import social.lindworm.web.assets.Assets;
import social.lindworm.web.assets.InstanceFiles;
import social.lindworm.web.style.StylePage;
import social.lindworm.web.view.Picture;

/// Every feature of an instance, built in the order in which they may know each other. Building starts nothing.
public final class Features implements AutoCloseable {

    /// Every column that keeps ids of pictures.
    private static final List<MediaReference> PICTURES_USED = List.of(
            new MediaReference("site", "logo_media"),
            new MediaReference("site", "small_logo_media"),
            new MediaReference("site", "favicon_media"),
            new MediaReference("account", "avatar_media"),
            new MediaReference("book", "cover_id"),
            new MediaReference("revision", "cover_id"));

    private final Instance instance;
    private final Assets assets = Assets.load("/static/");
    private final Surroundings surroundings;
    private final Stores stores;
    private final StaticPlace staticPlace;
    private final Fetcher fetcher;
    private final Media media;
    private final Sites sites;
    private final SiteFace siteFace;
    private final People people;
    private final Catalogue catalogue;
    private final Search search;
    private final Connectors connectors;
    private final StorageChecks storageChecks;
    private final ExportPlace exportPlace;
    private final Exports exports;

    public Features(Instance instance) {
        this(
                instance,
                FetchConfig.of("Lindworm (+" + instance.config().web().origin() + "/)"),
                Passwords.forThisMachine(),
                Media.FOR_MAKING);
    }

    /// @param uploadsWait how long a request stays for what becomes of the picture that it brought
    Features(Instance instance, FetchConfig fetching, Passwords passwords, Duration uploadsWait) {
        this.instance = instance;
        this.stores = Stores.of(instance);
        this.staticPlace = new StaticPlace(
                assets, stores.statics(), instance.config().web().origin());
        this.connectors = new Connectors(
                instance.database(), instance.clock(), instance.config().web().origin());
        this.surroundings = new Surroundings(
                instance.config().web().origin(), Messages.load(), staticPlace, this::identity, this::picturesFrom);
        this.fetcher = new Fetcher(fetching);
        this.media = new Media(
                new Media.Needs(
                        instance.database(),
                        stores.media(),
                        stores.doorstep(),
                        stores::publication,
                        fetcher,
                        instance.jobs(),
                        instance.clock()),
                instance.config().media(),
                uploadsWait);
        this.sites = new Sites(instance.database(), instance.clock());
        this.siteFace = new SiteFace(media.library());
        this.people = new People(
                new People.Needs(
                        instance.database(),
                        instance.clock(),
                        instance.jobs(),
                        sites,
                        instance.config().web(),
                        media.avatars()),
                passwords);
        this.catalogue = BookWiring.catalogue(instance, people, media.library());
        this.storageChecks = new StorageChecks(
                instance.database(),
                instance.jobs(),
                instance.clock(),
                new StorageCheck(
                        instance.config().storage(),
                        new CheckOrder(instance.config().web().origin(), true, Optional.empty()),
                        place -> StoreWiring.open(place, instance.clock()),
                        instance.clock())::run);
        this.exportPlace = ExportWiring.place(instance.config(), instance.clock());
        this.exports =
                ExportWiring.exports(instance, exportPlace, sites, ExportWiring.archived(instance, people, media));
        this.search = new Search(instance.database(), instance.config().home().index(), instance.clock());
    }

    private Optional<String> picturesFrom() {
        String origins = Stream.concat(stores.picturesFrom(), connectors.covers().map(CoversUrl::origin).stream())
                .distinct()
                .collect(Collectors.joining(" "));
        return Optional.of(origins).filter(text -> !text.isEmpty());
    }

    private SiteIdentity identity() {
        return siteFace.identity(sites.current());
    }

    /// The settings that the instance's own people decide.
    public Sites sites() {
        return sites;
    }

    public People people() {
        return people;
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    /// The pictures of books, people and the instance.
    public Media media() {
        return media;
    }

    /// A text for somebody at the command line.
    public String text(Locale locale, Message message) {
        return surroundings.messages(locale).text(message);
    }

    private AccountRoutes accountRoutes() {
        return new AccountRoutes(
                people,
                new AccountRoutes.Surroundings(
                        sites,
                        BookWiring.landingShelf(catalogue),
                        media.avatars(),
                        SetupFacts.of(instance.config(), instance.database().engine()),
                        instance.config().web().uploadLimit()));
    }

    private AdminRoutes adminRoutes() {
        Administration administration = new Administration(new Administration.Needs(
                instance.database(),
                instance.clock(),
                sites,
                people,
                media.library(),
                catalogue.books(),
                instance.failures()));
        return new AdminRoutes(
                administration,
                new AdminRoutes.Surroundings(
                        sites,
                        people,
                        media.library(),
                        StorageCareWiring.of(instance, storageChecks),
                        SetupFacts.now(instance.config(), instance.database().engine(), instance.clock()),
                        connectors,
                        instance.clock()));
    }

    private MailTransport mailTransport() {
        MailConfig mail = instance.config().mail();
        return mail.smtp()
                .<MailTransport>map(smtp -> new SmtpTransport(mail, smtp))
                .orElseGet(
                        () -> new FolderTransport(mail, instance.config().home().mail(), instance.clock()));
    }

    /// The settings of the server, with the hosts that its pages load files from.
    WebConfig web() {
        WebConfig web = instance.config().web();
        return stores.staticsFrom().map(web::loadingFrom).orElse(web);
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /// The static files, also for `collectstatic`.
    public Assets assets() {
        return assets;
    }

    ViewerSource viewers() {
        return people.sessions();
    }

    List<Routes> routes() {
        return List.of(
                new HealthRoutes(instance.database()),
                new InstanceFiles(assets),
                new StylePage(),
                new ImageRoutes(stores.media(), media.library()::address),
                new AboutPage(sites),
                accountRoutes(),
                new BookRoutes(catalogue, search::nudge),
                adminRoutes(),
                new ExportPage(exports, instance.clock()),
                new SearchRoutes(
                        search,
                        new Results(instance.database(), catalogue.books()),
                        catalogue.books(),
                        this::coversFound,
                        people.accounts(),
                        media.avatars()));
    }

    /// Covers in results of the search, from where its connector says.
    private Map<Long, Picture> coversFound(Collection<Long> ids) {
        return connectors
                .covers()
                .map(base -> media.library().pictures(ids, base.text()))
                .orElseGet(() -> media.library().pictures(ids));
    }

    List<JobHandler<?>> jobHandlers() {
        return Stream.of(
                        media.jobHandlers(),
                        exports.jobHandlers(),
                        List.<JobHandler<?>>of(people.mails(surroundings, mailTransport()), storageChecks))
                .flatMap(List::stream)
                .toList();
    }

    List<RecurringJob> recurringJobs() {
        return Stream.of(
                        media.recurringJobs(PICTURES_USED),
                        people.recurring(),
                        List.<RecurringJob>of(
                                new ChangeLogTrim(instance.database()), exports.sweep(), MirrorWiring.sweep(instance)))
                .flatMap(List::stream)
                .toList();
    }

    /// Opens what a server needs and a command does not, such as the search index.
    void start() {
        search.start();
        stores.start();
        media.start();
        staticPlace.start();
    }

    void awaitSearch(Duration patience) throws InterruptedException {
        search.awaitReady(patience);
    }

    /// Looks now whether pages can take static files from the bucket; else that happens every few minutes.
    void lookForStaticFiles() {
        staticPlace.look();
    }

    /// Looks now whether pictures are being moved; else that happens every second.
    void lookForMove() {
        stores.look();
    }

    /// Looks now whether the store of pictures answers; else that happens every few seconds while there is another.
    void lookForPictures() {
        stores.lookForLeading();
    }

    /// Leaves the search index to another process.
    void follow() throws InterruptedException {
        search.follow();
    }

    /// The index is this process's to write.
    public void takeOverSearch() {
        search.nudge();
    }

    @Override
    public void close() {
        search.close();
        people.close();
        media.close();
        fetcher.close();
        staticPlace.close();
        stores.close();
        exportPlace.close();
    }
}
