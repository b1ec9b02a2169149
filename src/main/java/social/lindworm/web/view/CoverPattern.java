package social.lindworm.web.view;

/// Printed papers. A page may hold many covers, so none of these needs an id: dots are dashes with round ends.
enum CoverPattern {
    DOTS {
        @Override
        String drawn(String ornament, String ground) {
            return field(ground)
                    + rows(8, 16, "M8 %s H200", ornament, 3.4, " stroke-linecap=\"round\" stroke-dasharray=\"0 16\"")
                    + rows(16, 16, "M0 %s H200", ornament, 1.8, " stroke-linecap=\"round\" stroke-dasharray=\"0 16\"");
        }
    },
    WAVES {
        @Override
        String drawn(String ornament, String ground) {
            return field(ground) + rows(6, 17, "M-8 %s q13 -12 26 0" + "t26 0".repeat(7), ornament, 1.4, "");
        }
    },
    STRIPES {
        @Override
        String drawn(String ornament, String ground) {
            var path = new StringBuilder();
            for (int x = 8; x < 200; x += 16) {
                path.append('M').append(x).append(" 0V300");
            }
            return field(ground)
                    + stroke(path.toString(), ornament, 5, " opacity=\".55\"")
                    + stroke(path.toString(), ground, 1, "");
        }
    },
    LATTICE {
        @Override
        String drawn(String ornament, String ground) {
            var path = new StringBuilder();
            for (int x = -300; x < 200; x += 25) {
                path.append('M').append(x).append(" 0l300 300M").append(x).append(" 300l300-300");
            }
            return field(ground)
                    + stroke(path.toString(), ornament, 1, "")
                    + rows(
                            12.5,
                            25,
                            "M12.5 %s H200",
                            ornament,
                            4,
                            " stroke-linecap=\"round\" stroke-dasharray=\"0 25\"");
        }
    },
    LEAVES {
        @Override
        String drawn(String ornament, String ground) {
            var path = new StringBuilder();
            for (int row = 0; row < 8; row++) {
                path.append('M').append(row % 2 == 0 ? 8 : -12).append(' ').append(18 + row * 38);
                path.append("q9-22 18 0q-9 22-18 0m40 0".repeat(row % 2 == 0 ? 5 : 6));
            }
            return field(ground) + "<path d=\"" + path + "\" fill=\"" + ornament + "\" opacity=\".75\"/>";
        }
    },
    SCALES {
        @Override
        String drawn(String ornament, String ground) {
            var path = new StringBuilder();
            for (int row = 0; row < 16; row++) {
                path.append('M').append(row % 2 == 0 ? -4 : -21).append(' ').append(row * 19 - 4);
                path.append("q17 36 34 0".repeat(row % 2 == 0 ? 6 : 7));
            }
            return field(ground) + stroke(path.toString(), ornament, 1.3, "");
        }
    };

    static CoverPattern of(int seed) {
        return values()[Math.floorMod(seed, values().length)];
    }

    abstract String drawn(String ornament, String ground);

    private static String field(String ground) {
        return "<rect width=\"200\" height=\"300\" fill=\"" + ground + "\"/>";
    }

    private static String rows(double first, double step, String row, String stroke, double width, String more) {
        var path = new StringBuilder();
        for (double y = first; y < 306; y += step) {
            path.append(row.replace("%s ", Svg.n(y)));
        }
        return stroke(path.toString(), stroke, width, more);
    }

    private static String stroke(String path, String stroke, double width, String more) {
        return "<path d=\"" + path + "\" fill=\"none\" stroke=\"" + stroke + "\" stroke-width=\"" + Svg.n(width) + "\""
                + more + "/>";
    }
}
