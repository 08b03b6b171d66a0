package ua.meterline.common.workbook;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.CellAddress;
import ua.meterline.common.UnusableFileException;

/**
 * Checks a workbook before fastexcel reads it. Fastexcel allocates what a file claims: as many cells as the largest
 * column, as many shared strings as the largest index. This pass reads the same entries with the same parser, keeps
 * nothing, and stops at the limits. For one workbook and one thread.
 */
final class WorkbookScan {
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    /** The stream in an OLE file that holds an encrypted workbook (MS-OFFCRYPTO, section 2.3.4). */
    private static final byte[] ENCRYPTED = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
    /** The header of an entry in the directory of a ZIP file (APPNOTE, section 4.3.12). */
    private static final byte[] DIRECTORY_ENTRY = {'P', 'K', 1, 2};

    private static final int MOST_ENTRIES = 1_000;
    private static final long MOST_OCTETS = 64 * 1024 * 1024;
    /** A tag or a comment is in memory as a whole before it can be looked at. */
    private static final int LONGEST_TOKEN = 1024 * 1024;

    private static final int MOST_COLUMNS = 256;
    private static final int MOST_CELLS = 1_000_000;
    private static final int MOST_STRINGS = 1_000_000;
    private static final int MOST_FORMULAS = 100_000;
    /** Each cell is compared with the ranges of all of them. */
    private static final int MOST_ARRAY_FORMULAS = 100;
    /** The longest text that spreadsheets allow in a cell. */
    private static final int LONGEST_TEXT = 32_767;
    /** Formulas that cells share are computed anew for each cell. */
    private static final int LONGEST_SHARED = 255;

    private final XMLInputFactory xml = new InputFactoryImpl();
    private final StringBuilder text = new StringBuilder();
    private long octets;
    private long octetsAtEvent;
    private int columns;
    private int cells;
    private int strings;
    private int largestString = -1;
    private int formulas;
    private int arrays;
    private String type;
    private String formulaType;

    private WorkbookScan() {
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    /**
     * The number of columns that have cells.
     *
     * @throws UnusableFileException when it is no workbook, cannot be read within the limits, or has active content
     */
    static int columns(byte[] octets) throws UnusableFileException {
        requireOpen(octets);
        WorkbookScan scan = new WorkbookScan();
        try (ZipFile zip = ZipFile.builder().setByteArray(octets).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                requireInactive(entry.getName().toLowerCase(Locale.ROOT));
                scan.entry(zip, entry);
            }
        } catch (BeyondLimitException e) {
            throw new UnusableFileException("too-large", "The workbook is beyond the limits: " + e.getMessage() + ".");
        } catch (IOException | RuntimeException e) {
            throw malformed();
        }
        if (scan.largestString >= scan.strings) {
            throw malformed();
        }
        return scan.columns;
    }

    static UnusableFileException malformed() {
        return new UnusableFileException("malformed-workbook", "It is no workbook that can be opened.");
    }

    private static void requireOpen(byte[] octets) throws UnusableFileException {
        if (Arrays.equals(OLE, 0, OLE.length, octets, 0, Math.min(OLE.length, octets.length))) {
            throw count(octets, ENCRYPTED) > 0
                    ? new UnusableFileException("encrypted-workbook", "It is protected by a password.")
                    : new UnusableFileException(
                            "unsupported-format", "It is a workbook of Excel 97. Save it as .xlsx.");
        } else if (count(octets, DIRECTORY_ENTRY) > MOST_ENTRIES) {
            throw malformed();
        }
    }

    private static int count(byte[] octets, byte[] part) {
        int count = 0;
        for (int i = 0; i <= octets.length - part.length; i++) {
            if (octets[i] == part[0] && Arrays.equals(octets, i, i + part.length, part, 0, part.length)) {
                count++;
            }
        }
        return count;
    }

    /** What a macro or another file computes may not be what the sender sees. */
    private static void requireInactive(String entry) throws UnusableFileException {
        if (entry.endsWith("vbaproject.bin")) {
            throw new UnusableFileException("macros", "It has macros. Save it as .xlsx.");
        } else if (entry.contains("externallinks/")) {
            throw new UnusableFileException(
                    "external-links", "It has links to other workbooks. Save it with values in place of the links.");
        }
    }

    private void entry(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        octetsAtEvent = octets;
        try (InputStream in = new Counted(zip.getInputStream(entry))) {
            XMLStreamReader reader = xml.createXMLStreamReader(in);
            while (reader.hasNext()) {
                event(reader);
            }
        } catch (XMLStreamException e) {
            // A picture, or where fastexcel will stop as well.
        }
    }

    private void event(XMLStreamReader reader) throws XMLStreamException {
        int event = reader.next();
        octetsAtEvent = octets;
        if (event == XMLStreamConstants.START_ELEMENT) {
            text.setLength(0);
            start(reader);
        } else if (event == XMLStreamConstants.END_ELEMENT) {
            end(reader.getLocalName());
        } else if (reader.hasText()) {
            require(text.length() + reader.getTextLength() <= LONGEST_TEXT, "a text");
            text.append(reader.getText());
        }
    }

    private void start(XMLStreamReader reader) {
        switch (reader.getLocalName()) {
            case "c" -> {
                type = reader.getAttributeValue(null, "t");
                require(++cells <= MOST_CELLS, "cells");
                String address = reader.getAttributeValue(null, "r");
                columns = Math.max(columns, address == null ? MOST_COLUMNS : new CellAddress(address).getColumn() + 1);
                require(columns <= MOST_COLUMNS, "columns");
            }
            case "f" -> {
                formulaType = reader.getAttributeValue(null, "t");
                require(++formulas <= MOST_FORMULAS, "formulas");
                arrays += "array".equals(formulaType) ? 1 : 0;
                require(arrays <= MOST_ARRAY_FORMULAS, "formulas of ranges");
            }
            case "si" -> require(++strings <= MOST_STRINGS, "texts");
            default -> {
                // of no interest
            }
        }
    }

    private void end(String element) {
        if (element.equals("v") && "s".equals(type) && !text.isEmpty()) {
            largestString = Math.max(largestString, Integer.parseInt(text.toString()));
        } else if (element.equals("f") && "shared".equals(formulaType)) {
            require(text.length() <= LONGEST_SHARED, "a formula");
        }
    }

    private static void require(boolean within, String what) {
        if (!within) {
            throw new BeyondLimitException(what);
        }
    }

    /** Thrown through the parser, which knows no other way to be stopped. */
    private static final class BeyondLimitException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BeyondLimitException(String what) {
            super(what, null, false, false);
        }
    }

    private final class Counted extends FilterInputStream {
        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] octet = new byte[1];
            return read(octet, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(octet[0]);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = in.read(buffer, offset, length);
            octets += Math.max(read, 0);
            require(octets <= MOST_OCTETS, "size");
            require(octets - octetsAtEvent <= LONGEST_TOKEN, "a tag");
            return read;
        }
    }
}
