package social.lindworm.book;

import social.lindworm.common.Folded;

/// Names reduced to what tells them apart: `J.K. Rowling`, `J. K. Rowling` and `Rowling, J.K.` are one key.
final class NameKey {

    private NameKey() {}

    /// For people: a single comma turns the name round.
    static String ofPerson(String name) {
        int comma = name.indexOf(',');
        boolean turned = comma > 0 && name.indexOf(',', comma + 1) < 0;
        return lettersAndDigits(turned ? name.substring(comma + 1) + name.substring(0, comma) : name);
    }

    /// Letters and digits of any script, folded; the folded text itself when it has none (a title like `?`).
    static String lettersAndDigits(String text) {
        String folded = Folded.of(text);
        StringBuilder key = new StringBuilder(folded.length());
        folded.codePoints().filter(Character::isLetterOrDigit).forEach(key::appendCodePoint);
        return key.isEmpty() ? folded : key.toString();
    }
}
