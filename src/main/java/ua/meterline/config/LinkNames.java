package ua.meterline.config;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import ua.meterline.config.SettingsSources.Value;

/**
 * Where several links are named in {@code meterline.smpp.links}, a link {@code a} has the settings {@code meterline.smpp.a.host}
 * and so on; what is not set for it is as in {@code meterline.smpp.host}.
 */
final class LinkNames {
    static final String SETTING = "meterline.smpp.links";
    static final String PREFIX = "meterline.smpp.";

    /** What a link may have of its own. */
    private static final List<String> OF_A_LINK = List.of(
            "host",
            "port",
            "system-id",
            "password",
            "system-type",
            "enquire-link-interval",
            "response-timeout",
            "reconnect-delay",
            "reconnect-delay-max",
            "receive-window",
            "submit-window",
            "max-replies-per-second",
            "bind",
            "tls",
            "tls.trust-store.file",
            "tls.trust-store.password",
            "tls.trust-store.type",
            "tls.key-store.file",
            "tls.key-store.password",
            "tls.key-store.type");

    private LinkNames() {}

    /** @throws IllegalArgumentException saying how names must be */
    static List<String> of(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        List<String> names =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        for (String name : names) {
            if (!name.matches("[a-z][a-z0-9]{0,15}") || OF_A_LINK.contains(name) || name.equals("links")) {
                throw new IllegalArgumentException(
                        "must be names of small letters and digits, with commas between them, none of them a setting's");
            }
        }
        if (Set.copyOf(names).size() < names.size()) {
            throw new IllegalArgumentException("must not name a link twice");
        }
        return names;
    }

    /**
     * The settings that the links may have besides those that there always are, with the values that they have unless they
     * are set; none when the names are not as they must be.
     */
    static Map<String, Value> settings(Value links, Map<String, Value> ofAll) {
        Map<String, Value> settings = new TreeMap<>();
        try {
            for (String name : of(links.text())) {
                OF_A_LINK.forEach(key -> settings.put(PREFIX + name + "." + key, ofAll.get(PREFIX + key)));
            }
        } catch (IllegalArgumentException e) {
            settings.clear(); // it is complained about where the setting is read
        }
        return settings;
    }
}
