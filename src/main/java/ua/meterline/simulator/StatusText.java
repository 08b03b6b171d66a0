package ua.meterline.simulator;

import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A command_status as text: parsed from {@code 0x14}, {@code 20} or {@code ESME_RMSGQFUL}, shown with its name where it
 * is common.
 */
final class StatusText implements ITypeConverter<Integer> {
    /** From SMPP 3.4 section 5.1.3. */
    private static final Map<Integer, String> NAMES = new TreeMap<>(Map.ofEntries(
            Map.entry(0x00, "ESME_ROK"),
            Map.entry(0x08, "ESME_RSYSERR"),
            Map.entry(0x0D, "ESME_RBINDFAIL"),
            Map.entry(0x0E, "ESME_RINVPASWD"),
            Map.entry(0x0F, "ESME_RINVSYSID"),
            Map.entry(0x14, "ESME_RMSGQFUL"),
            Map.entry(0x58, "ESME_RTHROTTLED"),
            Map.entry(0x64, "ESME_RX_T_APPN"),
            Map.entry(0x65, "ESME_RX_P_APPN"),
            Map.entry(0x66, "ESME_RX_R_APPN"),
            Map.entry(0xFF, "ESME_RUNKNOWNERR")));

    /** A leading zero is no digit here: in some languages it makes a number octal. */
    private static final String NUMBER = "0x\\p{XDigit}{1,4}|0|[1-9]\\d{0,4}";

    @Override
    public Integer convert(String text) {
        for (Map.Entry<Integer, String> named : NAMES.entrySet()) {
            if (named.getValue().equalsIgnoreCase(text)) {
                return named.getKey();
            }
        }
        if (!text.matches(NUMBER) || Integer.decode(text) > 0xFFFF) {
            throw new TypeConversionException(
                    "'" + text + "' is not a command_status such as 0x14, 20 or ESME_RMSGQFUL, from 0 to 0xFFFF");
        }
        return Integer.decode(text);
    }

    static String show(int status) {
        return "0x%02X %s".formatted(status, NAMES.getOrDefault(status, "")).strip();
    }
}
