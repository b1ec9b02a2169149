package social.lindworm.web.view;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Where one is in a list that takes several pages.
///
/// @param current from 1
/// @param last at least 1
/// @param base path and query of the list without its `page` parameter
public record Pages(int current, int last, String base) {

    public Pages {
        last = Math.max(1, last);
        current = Math.clamp(current, 1, last);
    }

    /// @param here path and query of the page one is on
    public static Pages of(int current, long total, int perPage, String here) {
        long last = (total + perPage - 1) / perPage;
        return new Pages(current, (int) Math.min(last, Integer.MAX_VALUE), withoutPage(here));
    }

    public boolean needed() {
        return last > 1;
    }

    public String path(int page) {
        if (page <= 1) {
            return base;
        }
        return base + (base.indexOf('?') < 0 ? "?page=" : "&page=") + page;
    }

    /// The numbers worth showing: the ends, and the neighbours of this page; 0 where some are left out.
    public List<Integer> numbers() {
        var shown = new TreeSet<>(List.of(1, last));
        for (int page = Math.max(1, current - 2); page <= Math.min(last, current + 2); page++) {
            shown.add(page);
        }
        var numbers = new ArrayList<Integer>();
        int before = 0;
        for (int page : shown) {
            if (page - before == 2) {
                numbers.add(page - 1);
            } else if (page - before > 2) {
                numbers.add(0);
            }
            numbers.add(page);
            before = page;
        }
        return List.copyOf(numbers);
    }

    private static String withoutPage(String here) {
        int mark = here.indexOf('?');
        if (mark < 0) {
            return here;
        }
        var kept = new ArrayList<String>();
        for (String parameter : here.substring(mark + 1).split("&")) {
            if (!parameter.isEmpty() && !parameter.startsWith("page=")) {
                kept.add(parameter);
            }
        }
        return here.substring(0, mark) + (kept.isEmpty() ? "" : "?" + String.join("&", kept));
    }
}
