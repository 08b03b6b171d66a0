package ua.meterline.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Reads the settings of the links to SMSCs: each of a link's own, or else what is set for all. */
final class LinkReader {
    private final SettingsReader reader;

    LinkReader(SettingsReader reader) {
        this.reader = reader;
    }

    List<LinkSettings> read() {
        List<String> names = reader.read(LinkNames.SETTING, LinkNames::of);
        return names == null || names.isEmpty()
                ? List.of(link("", LinkNames.PREFIX))
                : names.stream()
                        .map(name -> link(name, LinkNames.PREFIX + name + "."))
                        .toList();
    }

    private LinkSettings link(String name, String prefix) {
        return new LinkSettings(
                name,
                reader.text(prefix + "host", 1, 255),
                reader.number(prefix + "port", 1, 65_535),
                reader.text(prefix + "system-id", 1, 15),
                reader.text(prefix + "password", 0, 8),
                reader.text(prefix + "system-type", 0, 12),
                reader.duration(prefix + "enquire-link-interval", Duration.ofMillis(100)),
                reader.duration(prefix + "response-timeout", Duration.ofMillis(100)),
                reader.duration(prefix + "reconnect-delay", Duration.ofMillis(10)),
                reader.duration(prefix + "reconnect-delay-max", Duration.ofMillis(10)),
                reader.number(prefix + "receive-window", 1, 100_000),
                reader.number(prefix + "submit-window", 1, 1024),
                reader.number(prefix + "max-replies-per-second", 0, 100_000),
                reader.read(prefix + "bind", LinkReader::bind),
                tls(prefix + "tls"));
    }

    private static LinkSettings.Bind bind(String text) {
        return switch (text) {
            case "rx-tx" -> LinkSettings.Bind.RX_TX;
            case "trx" -> LinkSettings.Bind.TRX;
            default -> throw new IllegalArgumentException("must be rx-tx or trx");
        };
    }

    private Optional<SSLContext> tls(String key) {
        KeyStoreFile trusted = keyStore(key + ".trust-store");
        KeyStoreFile own = keyStore(key + ".key-store");
        boolean wanted = Boolean.TRUE.equals(reader.read(key, LinkReader::yesOrNo));
        return wanted ? Optional.ofNullable(reader.read(key, any -> TlsContext.of(trusted, own))) : Optional.empty();
    }

    /** Null when there is none. */
    private KeyStoreFile keyStore(String key) {
        String password = reader.text(key + ".password", 0, 1000);
        String type = reader.read(key + ".type", LinkReader::keyStoreType);
        return reader.read(
                key + ".file", file -> file.isEmpty() ? null : KeyStoreFile.open(Path.of(file), password, type));
    }

    private static String keyStoreType(String text) {
        if (!text.equals("PKCS12") && !text.equals("JKS")) {
            throw new IllegalArgumentException("must be PKCS12 or JKS");
        }
        return text;
    }

    private static boolean yesOrNo(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("must be true or false");
        }
        return text.equals("true");
    }
}
