package social.lindworm.web.view;

/// The icons of the pages, on a 24 by 24 grid, drawn with strokes. The drawings are from Lucide (ISC licence; its text
/// lies in `static/icons/LUCIDE.txt`); an icon never stands alone without a name for those who do not see it.
public enum Icon {
    HOME("<path d='M15 21v-8a1 1 0 0 0-1-1h-4a1 1 0 0 0-1 1v8'/><path d='M3 10a2 2 0 0 1 .709-1.528l7-6a2 "
            + "2 0 0 1 2.582 0l7 6A2 2 0 0 1 21 10v9a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2z'/>"),
    SEARCH("<path d='m21 21-4.34-4.34'/><circle cx='11' cy='11' r='8'/>"),
    BOOK("<path d='M12 5v16'/><path d='M20.001 19A2 2 0 0022 17V5a2 2 0 00-1.999-2L16 3.002A5 5 0 0012 5a5"
            + " 5 0 00-4-2H4a2 2 0 00-2 2v12a2 2 0 001.999 2H8a5 5 0 014 2 5 5 0 014-2z'/>"),
    LIBRARY("<path d='m16 6 4 14'/><path d='M12 6v14'/><path d='M8 8v12'/><path d='M4 4v16'/>"),
    BOOKMARK("<path d='M17 3a2 2 0 0 1 2 2v15a1 1 0 0 1-1.496.868l-4.512-2.578a2 2 0 0 0-1.984 0l-4.512 2.578A"
            + "1 1 0 0 1 5 20V5a2 2 0 0 1 2-2z'/>"),
    BELL("<path d='M10.268 21a2 2 0 0 0 3.464 0'/><path d='M3.262 15.326A1 1 0 0 0 4 17h16a1 1 0 0 0 .74-1"
            + ".673C19.41 13.956 18 12.499 18 8A6 6 0 0 0 6 8c0 4.499-1.411 5.956-2.738 7.326'/>"),
    PERSON("<circle cx='12' cy='8' r='5'/><path d='M20 21a8 8 0 0 0-16 0'/>"),
    PEOPLE("<path d='M18 21a8 8 0 0 0-16 0'/><circle cx='10' cy='8' r='5'/><path d='M22 20c0-3.37-2-6.5-4-8a"
            + "5 5 0 0 0-.45-8.3'/>"),
    SETTINGS("<path d='M14 17H5'/><path d='M19 7h-9'/><circle cx='17' cy='17' r='3'/><circle cx='7' cy='7' r='"
            + "3'/>"),
    SHIELD("<path d='M20 13c0 5-3.5 7.5-7.66 8.95a1 1 0 0 1-.67-.01C7.5 20.5 4 18 4 13V6a1 1 0 0 1 1-1c2 0 4"
            + ".5-1.2 6.24-2.72a1.17 1.17 0 0 1 1.52 0C14.51 3.81 17 5 19 5a1 1 0 0 1 1 1z'/>"),
    SIGN_IN("<path d='m10 17 5-5-5-5'/><path d='M15 12H3'/><path d='M15 3h4a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2h-4" + "'/>"),
    SIGN_OUT("<path d='m16 17 5-5-5-5'/><path d='M21 12H9'/><path d='M9 21H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h4'/" + ">"),
    PLUS("<path d='M5 12h14'/><path d='M12 5v14'/>"),
    CLOSE("<path d='M18 6 6 18'/><path d='m6 6 12 12'/>"),
    CHECK("<path d='M20 6 9 17l-5-5'/>"),
    DOWN("<path d='m6 9 6 6 6-6'/>"),
    BACK("<path d='m15 18-6-6 6-6'/>"),
    FORWARD("<path d='m9 18 6-6-6-6'/>"),
    MORE("<circle cx='12' cy='12' r='1'/><circle cx='19' cy='12' r='1'/><circle cx='5' cy='12' r='1'/>"),
    EDIT("<path d='M21.174 6.812a1 1 0 0 0-3.986-3.987L3.842 16.174a2 2 0 0 0-.5.83l-1.321 4.352a.5.5 0 0 "
            + "0 .623.622l4.353-1.32a2 2 0 0 0 .83-.497z'/><path d='m15 5 4 4'/>"),
    DELETE("<path d='M10 11v6'/><path d='M14 11v6'/><path d='M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6'/><pat"
            + "h d='M3 6h18'/><path d='M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2'/>"),
    UNDO("<path d='M9 14 4 9l5-5'/><path d='M4 9h10.5a5.5 5.5 0 0 1 5.5 5.5a5.5 5.5 0 0 1-5.5 5.5H11'/>"),
    HISTORY("<path d='M3 12a9 9 0 1 0 9-9 9.75 9.75 0 0 0-6.74 2.74L3 8'/><path d='M3 3v5h5'/><path d='M12 7v"
            + "5l4 2'/>"),
    INFO("<circle cx='12' cy='12' r='10'/><path d='M12 16v-4'/><path d='M12 8h.01'/>"),
    WARNING("<path d='m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3'/><path d='M12"
            + " 9v4'/><path d='M12 17h.01'/>"),
    ERROR("<circle cx='12' cy='12' r='10'/><line x1='12' x2='12' y1='8' y2='12'/><line x1='12' x2='12.01' y"
            + "1='16' y2='16'/>"),
    LIST("<path d='M3 5h.01'/><path d='M3 12h.01'/><path d='M3 19h.01'/><path d='M8 5h13'/><path d='M8 12h"
            + "13'/><path d='M8 19h13'/>"),
    COMPASS("<circle cx='12' cy='12' r='10'/><path d='m16.24 7.76-1.804 5.411a2 2 0 0 1-1.265 1.265L7.76 16.2"
            + "4l1.804-5.411a2 2 0 0 1 1.265-1.265z'/>"),
    EYE("<path d='M2.062 12.348a1 1 0 0 1 0-.696 10.75 10.75 0 0 1 19.876 0 1 1 0 0 1 0 .696 10.75 10.75 "
            + "0 0 1-19.876 0'/><circle cx='12' cy='12' r='3'/>"),
    COPY("<rect width='14' height='14' x='8' y='8' rx='2' ry='2'/><path d='M4 16c-1.1 0-2-.9-2-2V4c0-1.1.9"
            + "-2 2-2h10c1.1 0 2 .9 2 2'/>"),
    IMAGE("<rect width='18' height='18' x='3' y='3' rx='2' ry='2'/><circle cx='9' cy='9' r='2'/><path d='m2"
            + "1 15-3.086-3.086a2 2 0 0 0-2.828 0L6 21'/>"),
    UPLOAD("<path d='M12 3v12'/><path d='m17 8-5-5-5 5'/><path d='M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4'" + "/>"),
    DOWNLOAD("<path d='M12 15V3'/><path d='M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4'/><path d='m7 10 5 5 5-5'" + "/>"),
    LOCK("<rect width='18' height='11' x='3' y='11' rx='2' ry='2'/><path d='M7 11V7a5 5 0 0 1 10 0v4'/>"),
    KEY("<path d='M2.586 17.414A2 2 0 0 0 2 18.828V21a1 1 0 0 0 1 1h3a1 1 0 0 0 1-1v-1a1 1 0 0 1 1-1h1a1 "
            + "1 0 0 0 1-1v-1a1 1 0 0 1 1-1h.172a2 2 0 0 0 1.414-.586l.814-.814a6.5 6.5 0 1 0-4-4z'/><circle cx"
            + "='16.5' cy='7.5' r='.5' fill='currentColor'/>"),
    PHONE("<rect width='14' height='20' x='5' y='2' rx='2' ry='2'/><path d='M12 18h.01'/>"),
    COMPUTER("<rect width='20' height='14' x='2' y='3' rx='2'/><line x1='8' x2='16' y1='21' y2='21'/><line x1="
            + "'12' x2='12' y1='17' y2='21'/>"),
    GLOBE("<circle cx='12' cy='12' r='10'/><path d='M12 2a14.5 14.5 0 0 0 0 20 14.5 14.5 0 0 0 0-20'/><path"
            + " d='M2 12h20'/>"),
    CALENDAR("<path d='M8 2v3'/><path d='M16 2v3'/><rect x='3' y='3' width='18' height='18' rx='2'/><path d='M"
            + "3 9h18'/>"),
    EXTERNAL("<path d='M15 3h6v6'/><path d='M10 14 21 3'/><path d='M18 13v6a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V8a2 "
            + "2 0 0 1 2-2h6'/>"),
    MERGE("<path d='m8 6 4-4 4 4'/><path d='M12 2v10.3a4 4 0 0 1-1.172 2.872L4 22'/><path d='m20 22-5-5'/>"),
    HEART("<path d='M2 9.5a5.5 5.5 0 0 1 9.591-3.676.56.56 0 0 0 .818 0A5.49 5.49 0 0 1 22 9.5c0 2.29-1.5 4"
            + "-3 5.5l-5.492 5.313a2 2 0 0 1-3 .019L5 15c-1.5-1.5-3-3.2-3-5.5'/>"),
    QUOTE("<path d='M16 3a2 2 0 0 0-2 2v6a2 2 0 0 0 2 2 1 1 0 0 1 1 1v1a2 2 0 0 1-2 2 1 1 0 0 0-1 1v2a1 1 0"
            + " 0 0 1 1 6 6 0 0 0 6-6V5a2 2 0 0 0-2-2z'/><path d='M5 3a2 2 0 0 0-2 2v6a2 2 0 0 0 2 2 1 1 0 0 1 "
            + "1 1v1a2 2 0 0 1-2 2 1 1 0 0 0-1 1v2a1 1 0 0 0 1 1 6 6 0 0 0 6-6V5a2 2 0 0 0-2-2z'/>"),
    MAIL("<path d='m22 7-8.991 5.727a2 2 0 0 1-2.009 0L2 7'/><rect x='2' y='4' width='20' height='16' rx='" + "2'/>"),
    SUN("<circle cx='12' cy='12' r='4'/><path d='M12 2v2'/><path d='M12 20v2'/><path d='m4.93 4.93 1.41 1"
            + ".41'/><path d='m17.66 17.66 1.41 1.41'/><path d='M2 12h2'/><path d='M20 12h2'/><path d='m6.34 17"
            + ".66-1.41 1.41'/><path d='m19.07 4.93-1.41 1.41'/>"),
    MOON("<path d='M20.985 12.486a9 9 0 1 1-9.473-9.472c.405-.022.617.46.402.803a6 6 0 0 0 8.268 8.268c.34"
            + "4-.215.825-.004.803.401'/>"),
    FILTER("<path d='M10 5H3'/><path d='M12 19H3'/><path d='M14 3v4'/><path d='M16 17v4'/><path d='M21 12h-9"
            + "'/><path d='M21 19h-5'/><path d='M21 5h-7'/><path d='M8 10v4'/><path d='M8 12H3'/>"),
    FEATHER("<path d='M14.086 18.412A2 2 0 0112.67 19H5v-7.672a2 2 0 01.586-1.414L11.75 3.75a6 6 0 118.49 8.4"
            + "9z'/><path d='M16 8 2 22'/><path d='M17.488 15H9'/>"),
    JOBS("<path d='M13 5h8'/><path d='M13 12h8'/><path d='M13 19h8'/><path d='m3 17 2 2 4-4'/><path d='m3 "
            + "7 2 2 4-4'/>"),
    SWITCH("<path d='M8 3 4 7l4 4'/><path d='M4 7h16'/><path d='m16 21 4-4-4-4'/><path d='M20 17H4'/>"),
    ISBN("<path d='M3 5v14'/><path d='M8 5v14'/><path d='M12 5v14'/><path d='M17 5v14'/><path d='M21 5v14'" + "/>"),
    LANGUAGES("<path d='m5 8 6 6'/><path d='m4 14 6-6 2-3'/><path d='M2 5h12'/><path d='M7 2h1'/><path d='m22 2"
            + "2-5-10-5 10'/><path d='M14 18h6'/>");

    private final String paths;

    Icon(String paths) {
        this.paths = paths;
    }

    /// What goes inside the `svg` element.
    public String paths() {
        return paths;
    }

    /// Whether the icon points along the reading direction, and so is mirrored where that runs from right to left.
    public boolean turns() {
        return switch (this) {
            case SIGN_IN, SIGN_OUT, BACK, FORWARD, UNDO, LIST, EXTERNAL, JOBS -> true;
            default -> false;
        };
    }
}
