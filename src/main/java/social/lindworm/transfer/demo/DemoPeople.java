package social.lindworm.transfer.demo;

import java.util.List;
import social.lindworm.site.Role;

/// Twelve people who do not exist.
final class DemoPeople {

    private DemoPeople() {}

    record DemoPerson(String username, String displayName, Role role, String language, String summary) {}

    static final List<DemoPerson> ALL = List.of(
            new DemoPerson(
                    "ada",
                    "Ada Lindgren",
                    Role.ADMIN,
                    "en",
                    "Keeps this place running. Reads whatever is longer than 600 pages."),
            new DemoPerson(
                    "bento",
                    "Bento Carvalho",
                    Role.MODERATOR,
                    "pt-BR",
                    "Leio devagar e sublinho muito. *Machado de Assis* antes de tudo."),
            new DemoPerson(
                    "chiyo",
                    "Chiyo Arai",
                    Role.EDITOR,
                    "en",
                    "Translator. Notes on editions, covers and **who translated what**."),
            new DemoPerson("dmitri", "Dmitri Volkov", Role.EDITOR, "en", "Big Russian novels in small rooms."),
            new DemoPerson("elif", "Elif Demir", Role.EDITOR, "en", "Poetry in the morning, crime at night."),
            new DemoPerson(
                    "fatou",
                    "Fatou Ndiaye",
                    Role.MEMBER,
                    "en",
                    "Teacher. Always looking for the next book to read aloud."),
            new DemoPerson(
                    "goran",
                    "Goran Petrović",
                    Role.MEMBER,
                    "en",
                    "Science fiction since 1979. Yes, I have read it twice."),
            new DemoPerson(
                    "hanna",
                    "Hanna Weiß",
                    Role.MEMBER,
                    "en",
                    "Bibliothekarin. Liest auf Deutsch, Englisch und im Zug."),
            new DemoPerson("ines", "Inês Duarte", Role.MEMBER, "pt-BR", "Romances curtos, cadernos cheios."),
            new DemoPerson(
                    "jonas", "Jonas Åkesson", Role.MEMBER, "en", "Comics, maps, and the appendices of fantasy novels."),
            new DemoPerson("keiko", "Keiko Mori", Role.MEMBER, "en", ""),
            new DemoPerson("luca", "Luca Ferri", Role.MEMBER, "en", "One book a month, but thoroughly."));
}
