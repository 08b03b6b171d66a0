package ua.meterline.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.util.json.DeserializationException;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;

/** An OCI image, unpacked: its index, its blobs, and the layers with which it starts. */
final class OciImage {
    private static final Path RUN = Path.of("src/test/image/run");

    private final Path folder;

    private OciImage(Path folder) {
        this.folder = folder;
    }

    /** @param folder to unpack to, new */
    static OciImage unpacked(Path tar, Path folder) throws Exception {
        unpack("-xf", tar, Files.createDirectory(folder));
        return new OciImage(folder);
    }

    /** What its containers are started with: entry point, user, folders. */
    JsonObject config() throws Exception {
        return read(blob(manifest().getMap("config"))).getMap("config");
    }

    /** The compressed layers, the lowest first. */
    List<Path> layers() throws Exception {
        List<Path> layers = new ArrayList<>();
        for (Object layer : manifest().<JsonArray>getCollection("layers")) {
            layers.add(blob((JsonObject) layer));
        }
        return layers;
    }

    /**
     * Starts its entry point and command as its user, on this machine's programs. The process is that of the
     * namespaces: its child is process 1 of the container.
     *
     * @param root to unpack the layers to, new
     */
    Process start(Path root, Map<String, String> environment, File log) throws Exception {
        Files.createDirectory(root);
        for (Path layer : layers()) {
            unpack("-xpzf", layer, root);
        }
        List<String> command = new ArrayList<>(List.of("unshare", "--mount", "--pid", "--fork", "--kill-child"));
        JsonObject config = config();
        command.addAll(List.of(RUN.toAbsolutePath() + "", root + "", config.getString("User")));
        command.add(config.getString("WorkingDir"));
        config.<JsonArray>getCollection("Entrypoint").forEach(word -> command.add((String) word));
        config.<JsonArray>getCollection("Cmd").forEach(word -> command.add((String) word));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        builder.environment().putAll(environment);
        return builder.start();
    }

    private JsonObject manifest() throws Exception {
        JsonObject index = read(folder.resolve("index.json"));
        return read(
                blob((JsonObject) index.<JsonArray>getCollection("manifests").get(0)));
    }

    private Path blob(JsonObject descriptor) {
        return folder.resolve("blobs/" + descriptor.getString("digest").replace(':', '/'));
    }

    private static JsonObject read(Path file) throws IOException, DeserializationException {
        return (JsonObject) Jsoner.deserialize(Files.readString(file));
    }

    private static void unpack(String options, Path tar, Path folder) throws Exception {
        Process process = new ProcessBuilder(
                        "tar", "--warning=no-unknown-keyword", options, tar + "", "-C", folder + "")
                .inheritIO()
                .start();
        assertThat(process.waitFor()).as("tar " + options + " " + tar).isZero();
    }
}
