package ua.meterline.distribution;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The manual page of one command, from what its {@code --help} knows. */
record ManPage(CommandLine command) {
    private static final String EXIT_CODES = "Exit codes: ";

    /** The pages of the command and of all commands below it. */
    static Stream<ManPage> of(CommandLine command) {
        // An alias is another key of the same command.
        Collection<CommandLine> below =
                new LinkedHashSet<>(command.getSubcommands().values());
        return Stream.concat(Stream.of(new ManPage(command)), below.stream().flatMap(ManPage::of));
    }

    /** Such as {@code meterline-review-accept}. */
    String name() {
        return spec().qualifiedName("-");
    }

    /** @param date of the release, such as 2026-11-01 */
    String text(String version, String date) {
        command.setUsageHelpWidth(10_000);
        Roff page = new Roff().title(name(), date, "Meterline " + version);
        page.section("NAME").line(name() + " - " + summary());
        page.section("SYNOPSIS").line(help().synopsis(0).strip());
        page.section("DESCRIPTION");
        paragraphs(page, description().filter(line -> !line.startsWith(EXIT_CODES)));
        options(page);
        commands(page);
        footer(page);
        if (spec().parent() == null) {
            files(page);
        } else {
            page.section("SEE ALSO").line(spec().parent().qualifiedName("-") + "(1)");
        }
        return page.toString();
    }

    private CommandSpec spec() {
        return command.getCommandSpec();
    }

    private Help help() {
        return new Help(spec(), Help.defaultColorScheme(Ansi.OFF));
    }

    private String summary() {
        String first = Stream.concat(lines(spec().usageMessage().header()), description())
                .findFirst()
                .orElse("");
        return first.replaceFirst("\\.$", "");
    }

    private Stream<String> description() {
        List<String> description = lines(spec().usageMessage().description()).toList();
        return description.isEmpty() ? lines(spec().usageMessage().header()) : description.stream();
    }

    private static Stream<String> lines(String... texts) {
        return Arrays.stream(texts)
                .flatMap(text -> Ansi.OFF.string(text).replace("%n", "\n").lines());
    }

    private static void paragraphs(Roff page, Stream<String> lines) {
        lines.forEach(line -> page.paragraph().line(line));
    }

    private void options(Roff page) {
        if (spec().options().isEmpty() && spec().positionalParameters().isEmpty()) {
            return;
        }
        page.section("OPTIONS");
        spec().positionalParameters().forEach(parameter -> argument(page, parameter.paramLabel(), parameter));
        spec().options().stream()
                .filter(option -> !option.hidden())
                .forEach(option -> argument(page, label(option), option));
    }

    private static String label(OptionSpec option) {
        String names = String.join(", ", option.names());
        return option.arity().max() == 0 ? names : names + " " + option.paramLabel();
    }

    private static void argument(Roff page, String label, ArgSpec argument) {
        page.term(label).line(lines(argument.description()).collect(Collectors.joining(" ")));
    }

    private void commands(Roff page) {
        List<ManPage> below = command.getSubcommands().values().stream()
                .distinct()
                .filter(subcommand ->
                        !subcommand.getCommandSpec().usageMessage().hidden())
                .map(ManPage::new)
                .toList();
        if (!below.isEmpty()) {
            page.section("COMMANDS");
            below.forEach(other -> page.term(other.name() + "(1)").line(other.summary()));
        }
    }

    /** Exit codes may stand in the description or in the footer; the rest of the footer has examples. */
    private void footer(Roff page) {
        List<String> footer = lines(spec().usageMessage().footer()).toList();
        List<String> codes = Stream.concat(description(), footer.stream())
                .filter(line -> line.startsWith(EXIT_CODES))
                .toList();
        if (!codes.isEmpty()) {
            page.section("EXIT STATUS");
            codes.forEach(line -> Stream.of(line.substring(EXIT_CODES.length()).split("; "))
                    .forEach(code -> page.paragraph().line(code)));
        }
        List<String> examples =
                footer.stream().filter(line -> line.startsWith("  ")).toList();
        paragraphs(
                page,
                footer.stream()
                        .filter(line -> !line.isBlank() && !examples.contains(line))
                        .filter(line -> !line.startsWith(EXIT_CODES) && !line.startsWith("Example")));
        if (!examples.isEmpty()) {
            page.section("EXAMPLES").example(examples);
        }
    }

    private static void files(Roff page) {
        page.section("FILES");
        page.term("/etc/meterline/meterline.properties").line("Each setting, with its default and its meaning.");
        page.term("/etc/meterline/secrets").line("Environment of the service, such as METERLINE_SMPP_PASSWORD.");
        page.term("/etc/meterline/java.options").line("How Java runs the program.");
        page.term("/var/lib/meterline").line("The database, the inbox folder and exports.");
        page.section("ENVIRONMENT");
        page.term("METERLINE_*").line("A setting: METERLINE_SMPP_PORT is meterline.smpp.port. It precedes the file.");
        page.term("JAVA_HOME, JAVA_OPTS").line("Which Java runs the program, and further options for it.");
    }
}
