package ua.meterline.simulator;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A command_status as text: parsed from {@code 0x14} or {@code 20}, shown with its name where it is common. */
final class StatusText implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
        try {
            return Integer.decode(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is not a command_status such as 0x14 or 20");
        }
    }

    /** Names from SMPP 3.4 section 5.1.3. */
    static String show(int status) {
        String name = switch (status) {
            case 0x00 -> "ESME_ROK";
            case 0x08 -> "ESME_RSYSERR";
            case 0x0D -> "ESME_RBINDFAIL";
            case 0x0E -> "ESME_RINVPASWD";
            case 0x0F -> "ESME_RINVSYSID";
            case 0x14 -> "ESME_RMSGQFUL";
            case 0x58 -> "ESME_RTHROTTLED";
            case 0x64 -> "ESME_RX_T_APPN";
            case 0x65 -> "ESME_RX_P_APPN";
            case 0x66 -> "ESME_RX_R_APPN";
            case 0xFF -> "ESME_RUNKNOWNERR";
            default -> "";
        };
        return "0x%02X %s".formatted(status, name).strip();
    }
}
