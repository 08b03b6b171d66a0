package ua.meterline.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import ua.meterline.common.Sha256;

/**
 * Styles and scripts, from the jars. Each has the hash of its content in its path, so that browsers may keep it for
 * ever. Immutable.
 */
final class Assets {
    static final String PREFIX = "/assets/";
    private static final int HASH_LENGTH = 12;
    private static final String WEBJARS = "/META-INF/resources/webjars/";

    /** Where each comes from. The versions of webjars stand in the pom. */
    private static final Map<String, String> SOURCES = Map.of(
            "console.css",
            "/web/assets/console.css",
            "console.js",
            "/web/assets/console.js",
            "cabinet.css",
            "/web/assets/cabinet.css",
            "icon.svg",
            "/web/assets/icon.svg",
            "htmx.js",
            WEBJARS + "htmx.org/2.0.8/dist/htmx.min.js",
            "uplot.js",
            WEBJARS + "uplot/1.6.30/dist/uPlot.iife.min.js",
            "uplot.css",
            WEBJARS + "uplot/1.6.30/dist/uPlot.min.css");

    /** An asset as it is sent. */
    record Asset(String contentType, byte[] content) {}

    private final Map<String, String> paths = new HashMap<>();
    private final Map<String, Asset> byPath = new HashMap<>();

    private Assets(String... names) {
        for (String name : names) {
            byte[] content = read(SOURCES.get(name));
            String path = PREFIX + Sha256.hex(content).substring(0, HASH_LENGTH) + "/" + name;
            paths.put(name, path);
            byPath.put(path, new Asset(type(name), content));
        }
    }

    static Assets ofConsole() {
        return new Assets("console.css", "console.js", "icon.svg", "htmx.js", "uplot.js", "uplot.css");
    }

    static Assets ofCabinet() {
        return new Assets("cabinet.css", "icon.svg");
    }

    private static byte[] read(String source) {
        try (InputStream in = Assets.class.getResourceAsStream(source)) {
            if (in == null) {
                throw new IllegalStateException(source + " does not exist");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "css" -> "text/css; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            default -> "image/svg+xml";
        };
    }

    /** @throws IllegalArgumentException for an asset that does not exist */
    String path(String name) {
        String path = paths.get(name);
        if (path == null) {
            throw new IllegalArgumentException("no asset " + name);
        }
        return path;
    }

    Optional<Asset> at(String path) {
        return Optional.ofNullable(byPath.get(path));
    }
}
