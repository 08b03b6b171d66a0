package ua.meterline.simulator;

import java.io.IOException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/** Executes the lines typed while the simulator runs: commands, or messages to deliver. */
final class SimulatorConsole {
    static final String HELP = """
            0501234567 12345                 deliver this from the default subscriber
            380671112233: 0501234567 12345   deliver it from that subscriber
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
            encoding NAME                    encode texts as auto, gsm, packed, ascii-as-default, latin1-as-default, ascii,
                                             latin1, binary, cyrillic, ucs2, flash, flash-ucs2, class
            split NAME                       split long texts by none, payload, udh8, udh16, sar
            parts NAME                       deliver their segments kept, shuffled, repeated, missing
            drop                             drop all links
            unbind                           unbind all sessions and keep listening
            wait DURATION                    wait before the next line: 500ms, 2s; for scripts
            status                           bound sessions and counters
            quit                             unbind and end""";

    private static final Pattern FROM_SOMEBODY = Pattern.compile("(\\+?\\d{3,15}):\\s?(.*)");

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
        try {
            return obey(words[0].toLowerCase(Locale.ROOT), argument, line);
        } catch (IllegalArgumentException | TypeConversionException e) {
            printer.line("not understood: " + line + " (try help)");
            return true;
        }
    }

    private boolean obey(String word, String argument, String line) {
        Behaviour behaviour = smsc.behaviour();
        switch (word) {
            case "quit", "exit" -> {
                return false;
            }
            case "" -> {}
            case "help" -> printer.line("type one of" + System.lineSeparator() + HELP);
            case "status" -> status();
            case "drop" -> smsc.dropLinks();
            case "unbind" -> smsc.unbindAll();
            case "wait" ->
                LockSupport.parkNanos(new DurationText().convert(argument).toNanos());
            case "throttle" -> behaviour.throttleSubmits(Integer.parseInt(argument));
            case "refuse" -> behaviour.refuseSubmits(new StatusText().convert(argument));
            case "silent" -> behaviour.silentOnSubmits(isOn(argument));
            case "freeze" -> behaviour.freeze(isOn(argument));
            case "broken" -> write(MalformedPdu.named(argument).octets());
            case "raw" -> write(octets(argument));
            case "receipts" -> behaviour.receipts(ReceiptPlan.parse(argument));
            case "redeliver" -> behaviour.redeliver(Redelivery.ofPercent(Integer.parseInt(argument)));
            case "encoding", "split", "parts" -> handset = handset.with(word, argument);
            default -> deliver(line);
        }
        return true;
    }

    private static byte[] octets(String hex) {
        byte[] octets = HexFormat.of().parseHex(hex.replace(" ", ""));
        if (octets.length == 0) {
            throw new IllegalArgumentException("no octets");
        }
        return octets;
    }

    private void write(byte[] octets) {
        try {
            smsc.deliverRaw(octets);
        } catch (IOException e) {
            printer.line("not delivered: " + e.getMessage());
        }
    }

    private void status() {
        printer.line(EventPrinter.totals(smsc));
        smsc.bound().forEach(esme -> printer.line("  " + esme));
    }

    private void deliver(String line) {
        Matcher fromSomebody = FROM_SOMEBODY.matcher(line.strip());
        boolean named = fromSomebody.matches();
        String sender = named ? fromSomebody.group(1) : subscriber;
        handset.write(sender, recipient, named ? fromSomebody.group(2) : line).forEach(smsc::enqueue);
        if (smsc.bound().stream().noneMatch(BoundEsme::receives)) {
            printer.line("kept until a receiver binds");
        }
    }

    private static boolean isOn(String argument) {
        return switch (argument) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new IllegalArgumentException(argument);
        };
    }
}
