package social.lindworm.web.style;

import java.util.List;
import java.util.stream.Stream;
import social.lindworm.web.view.BookTile;
import social.lindworm.web.view.CoverView;

/// Titles that a drawn cover must cope with: short and endless ones, many scripts, both directions.
final class StyleBooks {
    private static final String[][] BOOKS = {
        {"A Wizard of Earthsea", "Ursula K. Le Guin"},
        {"Middlemarch", "George Eliot"},
        {"Torto Arado", "Itamar Vieira Junior"},
        {"The Left Hand of Darkness", "Ursula K. Le Guin"},
        {"Grande Sertão: Veredas", "João Guimarães Rosa"},
        {"Emma", "Jane Austen"},
        {"If on a winter’s night a traveler", "Italo Calvino"},
        {"V.", "Thomas Pynchon"},
        {"The Curious Incident of the Dog in the Night-Time", "Mark Haddon"},
        {"红楼梦", "曹雪芹"},
        {"مئة عام من العزلة", "غابرييل غارسيا ماركيز"},
        {"Мастер и Маргарита", "Михаил Булгаков"},
        {"Dr. Strangelove’s Donaudampfschifffahrtsgesellschaftskapitän", "N. N."},
        {
            "The Persecution and Assassination of Jean-Paul Marat as Performed by the Inmates of the Asylum of Charenton"
                    + " Under the Direction of the Marquis de Sade",
            "Peter Weiss"
        },
        {"1984", "George Orwell"},
        {"Tom & Jerry <said> \"hello\"", "O’Brien & Sons"},
        {"雪国", "川端 康成"},
        {"The Hobbit, or There and Back Again", "J.R.R. Tolkien"},
        {"Memórias Póstumas de Brás Cubas", "Machado de Assis"},
        {"Pippi Långstrump", "Astrid Lindgren"},
        {"Der Zauberberg", "Thomas Mann"},
        {"תמול שלשום", "שמואל יוסף עגנון"},
        {"Beloved", "Toni Morrison"},
        {"A Paixão Segundo G.H.", "Clarice Lispector"},
    };

    private StyleBooks() {}

    static List<BookTile> sample() {
        return Stream.of(BOOKS)
                .map(book -> new BookTile("/style/book", book[0], book[1], CoverView.drawn(book[0], book[1])))
                .toList();
    }
}
