package ua.meterline.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A line of {@code mail/cases/cases.tsv}; see the README there. */
public record MailCase(int number, String name, boolean byImap, String previous, String expected) {
    private static final Path FOLDER = Path.of("src/test/resources/mail/cases");
    private static final Pattern PHOTO = Pattern.compile("@PHOTO:(\\d+)@");
    private static final int LINE = 76;

    /**
     * What became of a case.
     *
     * @param accepted each reading as {@code account=value}, also a repeated one
     */
    public record Outcome(Set<String> accepted, boolean held, boolean rejected, int answers) {}

    public static List<MailCase> all() {
        try (Stream<String> lines = Files.lines(FOLDER.resolve("cases.tsv"))) {
            return lines.skip(1).map(line -> of(line.split("\t"))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MailCase of(String[] cells) {
        return new MailCase(Integer.parseInt(cells[0]), cells[1], cells[2].equals("imap"), cells[3], cells[4]);
    }

    /** The files with the names that they have on arrival. */
    public List<Path> files() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.getFileName().toString().startsWith(number + "-"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param dayOfWindow as in a list */
    public static byte[] octets(Path file, String dayOfWindow) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).replace("@W@", dayOfWindow);
        return PHOTO.matcher(text)
                .replaceAll(photo -> photo(Integer.parseInt(photo.group(1))))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String photo(int octets) {
        return Base64.getMimeEncoder(LINE, new byte[] {'\r', '\n'}).encodeToString(new byte[octets]);
    }

    public String account() {
        return "050" + number + "4567";
    }

    public String secondAccount() {
        return account().substring(0, 9) + "8";
    }

    /** Whether a careful person would take readings from it without asking. */
    public boolean isReadable() {
        return expected.contains("=");
    }

    /** Whether it is about the answers that are really sent. */
    public boolean isAboutAnswers() {
        return expected.contains("+a") || expected.contains("-a") || expected.contains("answers");
    }

    public boolean allows(Outcome outcome) {
        return Stream.of(expected.split("\\|")).anyMatch(alternative -> allows(alternative, outcome));
    }

    private static boolean allows(String alternative, Outcome outcome) {
        Set<String> readings = new TreeSet<>();
        boolean holds = true;
        for (String condition : alternative.strip().split("[\\s&]+")) {
            if (condition.matches("\\d{10}=\\d+")) {
                readings.add(condition);
            } else {
                holds &= holds(condition, outcome);
            }
        }
        return holds && outcome.accepted().equals(readings);
    }

    private static boolean holds(String condition, Outcome outcome) {
        if (condition.startsWith("answers<=")) {
            return outcome.answers() <= Integer.parseInt(condition.substring("answers<=".length()));
        }
        return switch (condition) {
            case "held" -> outcome.held();
            case "rejected" -> outcome.rejected();
            case "none" -> true;
            case "+a" -> outcome.answers() == 1;
            case "-a" -> outcome.answers() == 0;
            default -> throw new IllegalArgumentException(condition);
        };
    }

    /** Whether a reading was accepted that no alternative names. */
    public boolean isWrong(Outcome outcome) {
        return !outcome.accepted().stream().allMatch(expected::contains);
    }

    @Override
    public String toString() {
        return number + " " + name;
    }
}
