package social.lindworm.account;

import java.util.List;

/// Where a request comes from, as far as signing in cares.
///
/// @param address the client's address, proxies taken into account
/// @param userAgent as the browser sent it; never stored
public record Client(String address, String userAgent) {

    Device device() {
        return Device.of(userAgent);
    }

    /// What counts as one place when tries are counted: the address, or the /64 network of an IPv6 address, which is
    /// what one household has.
    String place() {
        if (!address.contains(":") || address.contains(".")) {
            return address;
        }
        String bare = address.replaceAll("[\\[\\]]|%.*", "");
        int gap = bare.indexOf("::");
        List<String> groups = List.of((gap < 0 ? bare : bare.substring(0, gap)).split(":"));
        StringBuilder network = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            String group = i < groups.size() ? groups.get(i) : "";
            network.append(group.isEmpty() ? "0" : group.replaceFirst("^0+(?!$)", ""))
                    .append(':');
        }
        return network.append(":/64").toString();
    }
}
