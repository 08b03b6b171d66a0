package ua.meterline.simulator;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.TypeConversionException;

/** Executes the lines typed while the simulator runs: commands, or messages to deliver. */
final class SimulatorConsole {
    static final String HELP = """
            0501234567 12345                 deliver this from the default subscriber
            +380671112233: 0501234567 12345  deliver it from that subscriber
            throttle N                       reject replies above N per second with 0x58; 0 is off
            refuse STATUS                    reject replies with this command_status; 0 is off
            silent on|off                    send no submit_sm_resp
            freeze on|off                    hang with the links open
            receipts PLAN                    contents of receipts: hex|upper|dec|padded, STATE:ERROR, a delay, data_sm,
                                             tlv, malformed; for example: receipts dec,UNDELIV:069,500ms
            redeliver PERCENT                deliver this share of the messages twice; 0 is off
            broken KIND                      deliver a malformed PDU: no-nul, short-text, stray-octets,
                                             huge-payload, unknown-command, length-0, length-15, length-max,
                                             length-negative or half
            raw HEX                          write these octets to a receiver
            encoding NAME                    encode texts as auto, gsm, packed, ascii-as-default, latin1-as-default,
                                             ascii, latin1, binary, cyrillic, ucs2, flash, flash-ucs2, class
            split NAME                       split long texts by none, payload, udh8, udh16, sar
            parts NAME                       deliver their segments kept, shuffled, repeated, missing
            drop                             drop all links
            unbind                           unbind all sessions and keep listening
            wait DURATION                    wait before the next line: 500ms, 2s; for scripts
            status                           bound sessions and counters
            help                             show this; help COMMAND shows one command
            quit                             unbind and end; exit does the same""";

    private static final List<String> COMMANDS = List.of(
            "throttle",
            "refuse",
            "silent",
            "freeze",
            "receipts",
            "redeliver",
            "broken",
            "raw",
            "encoding",
            "split",
            "parts",
            "drop",
            "unbind",
            "wait",
            "status",
            "help",
            "quit",
            "exit");

    private final SmscSimulator smsc;
    private final EventPrinter printer;
    private final String subscriber;
    private final String recipient;
    private Handset handset;

    SimulatorConsole(SmscSimulator smsc, EventPrinter printer, String subscriber, String recipient, Handset handset) {
        this.smsc = smsc;
        this.printer = printer;
        this.subscriber = subscriber;
        this.recipient = recipient;
        this.handset = handset;
    }

    /** @return false for {@code quit} */
    boolean understand(String line) {
        String[] words = line.strip().split("\\s+", 2);
        String argument = words.length > 1 ? words[1].strip() : "";
        String word = words[0].toLowerCase(Locale.ROOT);
        try {
            return obey(word, argument, line);
        } catch (IllegalArgumentException | TypeConversionException e) {
            String shown = line.length() > 60 ? line.substring(0, 60) + "..." : line;
            printer.line("not understood: " + shown + " (" + e.getMessage() + "; try help"
                    + (COMMANDS.contains(word) ? " " + word : "") + ")");
            return true;
        }
    }

    private boolean obey(String word, String argument, String line) {
        switch (word) {
            case "" -> {}
            case "help" -> printer.line("type one of" + System.lineSeparator() + help(argument));
            case "quit", "exit", "status", "drop", "unbind" -> {
                if (!argument.isEmpty()) {
                    throw new IllegalArgumentException(word + " takes no value");
                }
                return execute(word);
            }
            case "wait" -> pause(argument);
            case "raw" -> write(octets(argument), "raw octets");
            case "broken" -> write(kind(argument).octets(), "broken " + argument);
            case "encoding", "split", "parts" -> {
                handset = handset.with(word, argument);
                printer.line("set " + word + " " + argument);
            }
            default -> {
                if (COMMANDS.contains(word)) {
                    set(word, argument);
                } else {
                    deliver(word, line);
                }
            }
        }
        return true;
    }

    private boolean execute(String word) {
        if (word.equals("status")) {
            printer.line(EventPrinter.totals(smsc));
            smsc.bound().forEach(esme -> printer.line("  " + esme));
        } else if (word.equals("quit") || word.equals("exit")) {
            return false;
        } else if (smsc.bound().isEmpty()) {
            printer.line("no session is bound");
        } else if (word.equals("drop")) {
            smsc.dropLinks();
        } else {
            smsc.unbindAll();
        }
        return true;
    }

    private void set(String word, String argument) {
        Behaviour behaviour = smsc.behaviour();
        switch (word) {
            case "throttle" -> behaviour.throttleSubmits(new WholeNumber.PerSecond().convert(argument));
            case "refuse" -> behaviour.refuseSubmits(new StatusText().convert(argument));
            case "silent" -> behaviour.silentOnSubmits(isOn(argument));
            case "freeze" -> behaviour.freeze(isOn(argument));
            case "receipts" -> behaviour.receipts(ReceiptPlan.parse(argument));
            case "redeliver" -> behaviour.redeliver(Redelivery.ofPercent(new WholeNumber.Percent().convert(argument)));
            default -> throw new IllegalStateException(word);
        }
        printer.line("set " + word + " " + argument);
    }

    /** The lines about one command, or all. */
    private static String help(String command) {
        if (command.isEmpty()) {
            return HELP;
        } else if (!COMMANDS.contains(command)) {
            throw new IllegalArgumentException("there is no command '" + command + "'");
        }
        int start = HELP.indexOf("\n" + (command.equals("exit") ? "quit" : command) + " ") + 1;
        String rest = HELP.substring(start);
        return rest.split("\n(?! )", 2)[0];
    }

    private static MalformedPdu kind(String name) {
        try {
            return MalformedPdu.named(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + name + "' is no kind of malformed PDU", e);
        }
    }

    private static byte[] octets(String hex) {
        try {
            byte[] octets = HexFormat.of().parseHex(hex.replace(" ", ""));
            if (octets.length > 0) {
                return octets;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("pairs of hexadecimal digits are needed", e);
        }
        throw new IllegalArgumentException("no octets");
    }

    private void write(byte[] octets, String what) {
        try {
            smsc.deliverRaw(octets);
            printer.line("wrote " + what);
        } catch (IOException e) {
            printer.line("not delivered: " + e.getMessage());
        }
    }

    private static void pause(String duration) {
        try {
            TimeUnit.MILLISECONDS.sleep(new DurationText().convert(duration).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(String word, String line) {
        if (word.matches("[a-z]{4,}")) {
            NearestName.of(word, COMMANDS, 1).ifPresent(meant -> {
                throw new IllegalArgumentException(
                        "did you mean " + meant + "? As a text: " + subscriber + ": " + word);
            });
        }
        AddressedText message = AddressedText.of(line, subscriber);
        handset.write(message.sender(), recipient, message.text()).forEach(smsc::enqueue);
        if (smsc.bound().stream().noneMatch(BoundEsme::receives)) {
            printer.line("kept until a receiver binds");
        }
    }

    private static boolean isOn(String argument) {
        return switch (argument.toLowerCase(Locale.ROOT)) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new IllegalArgumentException("'" + argument + "' is not on or off");
        };
    }
}
