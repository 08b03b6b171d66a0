package ua.meterline.demo;

/**
 * A command of the office as it is entered in a terminal, for the database of the demo. The environment chooses the
 * database, since it precedes every settings file.
 */
record OfficeCommand(String databaseUrl) {
    /** The start script sets it to the name that it was called by. Without it, Maven runs the demo. */
    private static final String SCRIPT = System.getProperty("meterline.script");

    /** @param arguments without characters that are special in a shell */
    String of(String arguments) {
        String program = SCRIPT == null
                ? "mvn -q exec:java -Dexec.args=\"%s\""
                : quoted(SCRIPT).replace("%", "%%") + " %s";
        return "METERLINE_DATABASE_URL=" + quoted(databaseUrl) + " " + program.formatted(arguments);
    }

    String accept(long message) {
        return of("review accept " + message + " --by Olena --why confirmed");
    }

    private static String quoted(String word) {
        return word.matches("[\\w./:@+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
