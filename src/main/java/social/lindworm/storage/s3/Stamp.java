package social.lindworm.storage.s3;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/// A moment as signatures write it.
///
/// @param date `20261123`
/// @param dateTime `20261123T134500Z`
record Stamp(long second, String date, String dateTime) {

    static Stamp of(Instant instant) {
        ZonedDateTime utc = instant.atZone(ZoneOffset.UTC);
        String date = digits(utc.getYear(), 4) + digits(utc.getMonthValue(), 2) + digits(utc.getDayOfMonth(), 2);
        String time = digits(utc.getHour(), 2) + digits(utc.getMinute(), 2) + digits(utc.getSecond(), 2);
        return new Stamp(instant.getEpochSecond(), date, date + "T" + time + "Z");
    }

    private static String digits(int number, int length) {
        String text = Integer.toString(number);
        return "0".repeat(length - text.length()) + text;
    }
}
