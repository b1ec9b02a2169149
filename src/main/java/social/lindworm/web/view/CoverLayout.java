package social.lindworm.web.view;

import social.lindworm.web.view.Svg.TextLook;

/// The ways a cover is laid out, after bindings one finds on any good shelf.
enum CoverLayout {

    /// Title between two rules, framed twice, a small diamond between title and author.
    FRAME {
        @Override
        void draw(Svg svg, DrawnCover cover, CoverPalette palette, int seed) {
            svg.frame(10, 1.6, palette.ornament()).frame(14.5, 0.6, palette.ornament());
            TextFit title = TextFit.into(cover.title(), 152, 168, 32);
            double top = Math.max(30, 118 - title.height() / 2);
            svg.text(title, 100, top, new TextLook(palette.ink(), 600, true, false));
            double below = top + title.height() + 20;
            svg.shape(diamond(100, below, 4.5), palette.ornament());
            svg.line("M62 " + Svg.n(below) + "h28M110 " + Svg.n(below) + "h28", palette.ornament(), 0.8, "");
            author(svg, cover, palette, 274);
        }
    },

    /// A printed paper with a label pasted on it.
    LABEL {
        @Override
        void draw(Svg svg, DrawnCover cover, CoverPalette palette, int seed) {
            svg.raw(CoverPattern.of(seed).drawn(palette.ornament(), palette.second()));
            TextFit title = TextFit.into(cover.title(), 122, 112, 25);
            TextFit author = TextFit.into(cover.author(), 122, 34, 14);
            boolean signed = !cover.author().isEmpty();
            double height = title.height() + (signed ? author.height() + 16 : 0) + 36;
            svg.rect(28, 44, 144, height, palette.ground());
            svg.raw("<rect x=\"32\" y=\"48\" width=\"136\" height=\"" + Svg.n(height - 8) + "\" fill=\"none\" stroke=\""
                    + palette.ornament() + "\"/>");
            svg.text(title, 100, 62, new TextLook(palette.ink(), 600, true, false));
            if (signed) {
                svg.text(author, 100, 78 + title.height(), new TextLook(palette.ink(), 400, true, true));
            }
        }
    },

    /// Large letters at the top left, a block of colour at the foot.
    BLOCK {
        @Override
        void draw(Svg svg, DrawnCover cover, CoverPalette palette, int seed) {
            svg.rect(0, 222, 200, 78, palette.second());
            svg.rect(0, 218.5, 200, 3.5, palette.ornament());
            TextFit title = TextFit.into(cover.title(), 164, 178, 36);
            svg.text(title, 18, 24, new TextLook(palette.ink(), 600, false, false));
            TextFit author = TextFit.into(cover.author(), 164, 50, 17.5);
            svg.text(author, 18, 238, new TextLook(palette.ink(), 400, false, true));
        }

        @Override
        boolean centred() {
            return false;
        }
    },

    /// A sun, a moon or a hill above the title.
    SUN {
        @Override
        void draw(Svg svg, DrawnCover cover, CoverPalette palette, int seed) {
            TextFit title = TextFit.into(cover.title(), 164, 122, 28);
            double top = 250 - title.height();
            double horizon = top - 16;
            double radius = 34 + seed % 22;
            double x = 60 + seed % 7 * 13.0;
            svg.circle(x, Math.min(82, horizon - 30), radius, palette.ornament());
            String hill = "M0 " + Svg.n(horizon) + "V" + Svg.n(horizon - 34) + "Q60 " + Svg.n(horizon - 66) + " 118 "
                    + Svg.n(horizon - 30) + "T200 " + Svg.n(horizon - 26) + "V" + Svg.n(horizon) + "Z";
            svg.shape(hill, palette.second());
            svg.rect(0, horizon - 0.2, 200, 300 - horizon, palette.ground());
            svg.line("M0 " + Svg.n(horizon) + "H200", palette.ornament(), 1.2, "");
            svg.text(title, 18, top, new TextLook(palette.ink(), 600, false, false));
            TextFit author = TextFit.into(cover.author(), 164, 18, 15.5);
            svg.text(author, 18, 264, new TextLook(palette.ink(), 400, false, true));
        }

        @Override
        boolean centred() {
            return false;
        }
    },

    /// Author, rule, title, rule: the paperbacks of a certain quiet house.
    QUIET {
        @Override
        void draw(Svg svg, DrawnCover cover, CoverPalette palette, int seed) {
            svg.frame(9, 0.8, palette.ornament()).frame(12.5, 0.8, palette.ornament());
            svg.frame(15, 0.8, palette.ornament());
            TextFit author = TextFit.into(cover.author(), 150, 40, 15.5);
            svg.text(author, 100, 36, new TextLook(palette.ink(), 400, true, false));
            TextFit title = TextFit.into(cover.title(), 150, 116, 28);
            double top = Math.max(84, 136 - title.height() / 2);
            svg.text(title, 100, top, new TextLook(palette.ink(), 600, true, seed % 2 == 0));
            svg.line("M100 242v-14q0-8-8-8M100 236q0-9 9-9", palette.ornament(), 1.6, " stroke-linecap=\"round\"");
            svg.circle(91, 219, 2.6, palette.ornament()).circle(110.5, 226.5, 2.6, palette.ornament());
            svg.line("M80 246h40", palette.ornament(), 1.2, " stroke-linecap=\"round\"");
        }
    },

    /// Its first letter, very large, and the title under it.
    INITIAL {
        @Override
        void draw(Svg svg, DrawnCover cover, CoverPalette palette, int seed) {
            svg.rect(0, 0, 200, 150, palette.second());
            svg.raw("<text x=\"100\" y=\"126\" fill=\"" + palette.ornament()
                    + "\" font-size=\"148\" font-weight=\"500\" text-anchor=\"middle\">"
                    + Svg.escape(Initials.first(cover.title())) + "</text>");
            svg.rect(0, 150, 200, 150, palette.ground());
            svg.line("M0 150H200", palette.ornament(), 1.6, "");
            TextFit title = TextFit.into(cover.title(), 164, 92, 25);
            svg.text(title, 100, 164, new TextLook(palette.ink(), 600, true, false));
            author(svg, cover, palette, 280);
        }
    },

    /// A sash across a printed paper.
    SASH {
        @Override
        void draw(Svg svg, DrawnCover cover, CoverPalette palette, int seed) {
            TextFit title = TextFit.into(cover.title(), 160, 128, 28);
            double height = title.height() + 36;
            double top = 128 - height / 2;
            svg.raw(CoverPattern.of(seed + 1).drawn(palette.ornament(), palette.second()));
            svg.rect(0, top, 200, height, palette.ground());
            svg.line(
                    "M0 " + Svg.n(top + 4) + "H200M0 " + Svg.n(top + height - 4) + "H200", palette.ornament(), 1.2, "");
            svg.text(title, 100, top + 18, new TextLook(palette.ink(), 600, true, false));
            if (!cover.author().isEmpty()) {
                TextFit author = TextFit.into(cover.author(), 168, 32, 14);
                svg.rect(0, 282 - author.height() - 16, 200, author.height() + 16, palette.ground());
                svg.text(author, 100, 274 - author.height(), new TextLook(palette.ink(), 400, true, true));
            }
        }
    };

    abstract void draw(Svg svg, DrawnCover cover, CoverPalette palette, int seed);

    /// Whether the letters stand on the middle axis, and so read in either direction.
    boolean centred() {
        return true;
    }

    private static void author(Svg svg, DrawnCover cover, CoverPalette palette, double bottom) {
        TextFit author = TextFit.into(cover.author(), 150, 36, 15.5);
        svg.text(author, 100, bottom - author.height(), new TextLook(palette.ink(), 400, true, true));
    }

    private static String diamond(double x, double y, double size) {
        String step = Svg.n(size);
        return "M" + Svg.n(x) + " " + Svg.n(y - size) + "l" + step + " " + step + "l-" + step + " " + step + "l-" + step
                + "-" + step + "z";
    }
}
