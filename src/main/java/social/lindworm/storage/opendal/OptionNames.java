package social.lindworm.storage.opendal;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.opendal.ServiceConfig;
import social.lindworm.common.Message;
import social.lindworm.config.StorageConfig;
import social.lindworm.storage.StorageException;

/// The names of options as OpenDAL's own records of its services have them. OpenDAL passes over names that it does
/// not know, so a slip of typing would go unseen.
final class OptionNames {

    private OptionNames() {}

    /// @throws StorageException.Denied that names the option
    static void require(StorageConfig.Cloud config) {
        Set<String> known = of(config.service());
        for (String name : config.options().keySet()) {
            boolean ours = config.service().equals("swift") && SwiftSignIn.OPTIONS.contains(name);
            if (!known.isEmpty() && !known.contains(name) && !ours) {
                throw new StorageException.Denied(
                        "open the store",
                        config.service(),
                        "there is no option " + name,
                        Message.of("storage.cloud.noSuchOption", config.service(), name, String.join(", ", known)));
            }
        }
    }

    /// Empty for a service that has no such record.
    static Set<String> of(String service) {
        String wanted = service.replace("_", "").replace("-", "");
        return List.of(ServiceConfig.class.getDeclaredClasses()).stream()
                .filter(type -> type.getSimpleName().equalsIgnoreCase(wanted))
                .flatMap(type -> Arrays.stream(type.getFields()))
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .map(field -> field.getName()
                        .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
                        .toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
