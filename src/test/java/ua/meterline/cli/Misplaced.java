package ua.meterline.cli;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import ua.meterline.common.FolderLock;
import ua.meterline.fixture.GatewayDatabase;

/** A data folder with settings and a database, in which a step of preparation misplaces something. */
final class Misplaced implements AutoCloseable {
    private final Path folder;
    private final List<FolderLock> locks = new ArrayList<>();

    private Misplaced(Path folder) {
        this.folder = folder;
    }

    /** @param database the one to copy */
    static Misplaced in(Path folder, Path database) throws Exception {
        Files.createDirectories(folder.resolve("data"));
        Files.copy(database, folder.resolve("data/meterline.db"));
        Files.writeString(
                folder.resolve("meterline.properties"),
                "meterline.data.dir = " + folder.resolve("data") + "\nmeterline.http.port = 0\n");
        return new Misplaced(folder);
    }

    /**
     * @param step {@code setting NAME = VALUE}, {@code file NAME TEXT}, {@code win1251 NAME TEXT}, {@code folder NAME},
     *     {@code no NAME}, {@code sql STATEMENT} or {@code locked}
     */
    void prepare(String step) throws Exception {
        String[] words = step.split(" ", 2);
        String rest = words.length > 1 ? words[1].replace("FOLDER", folder.toString()) : "";
        String[] nameAndText = rest.split(" ", 2);
        Path file = folder.resolve(nameAndText[0]);
        switch (words[0]) {
            case "setting" ->
                Files.writeString(folder.resolve("meterline.properties"), rest + "\n", StandardOpenOption.APPEND);
            case "file" -> Files.writeString(file, nameAndText[1].replace("\\n", "\n"));
            case "win1251" -> Files.writeString(file, nameAndText[1], Charset.forName("windows-1251"));
            case "folder" -> Files.createDirectories(file);
            case "no" -> Files.delete(file);
            case "sql" ->
                GatewayDatabase.of(folder.resolve("data/meterline.db")).update(rest);
            case "locked" -> locks.add(FolderLock.ofGateway(folder.resolve("data")));
            default -> throw new IllegalArgumentException(step);
        }
    }

    @Override
    public void close() throws java.io.IOException {
        for (FolderLock lock : locks) {
            lock.close();
        }
    }
}
