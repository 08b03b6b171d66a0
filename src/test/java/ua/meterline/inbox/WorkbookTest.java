package ua.meterline.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ua.meterline.common.UnusableFileException;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.Imported.Content;
import ua.meterline.reading.RegisterValue;
import ua.meterline.reading.RejectionReason;

/** Lists as spreadsheet files: what fastexcel's writer makes of them, and what an attacker may. */
class WorkbookTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final AccountNumber ACCOUNT = new AccountNumber("0501234567");
    private static final Content READING = new Content.Reading(ACCOUNT, new RegisterValue(12_345), null);
    private static final String ROW = "<row r=\"1\"><c r=\"A1\"><v>501234567</v></c><c r=\"B1\"><v>12345</v></c></row>";

    private final ListReader reader = new ListReader(() -> NOW, ZoneId.of("Europe/Kiev"));

    @Test
    void readsNumbersTextsAndDates() throws Exception {
        byte[] workbook = workbook("Листопад", sheet -> {
            sheet.value(0, 0, "ОСББ Корзо, 5");
            sheet.value(2, 0, "№");
            sheet.value(2, 1, "Особовий рахунок");
            sheet.value(2, 2, "Попередні показання");
            sheet.value(2, 4, "Показання");
            sheet.value(2, 5, "Дата");
            sheet.value(3, 0, 1);
            sheet.value(3, 1, 501234567);
            sheet.value(3, 2, 12000);
            sheet.value(3, 4, 12345.0);
            sheet.value(3, 5, LocalDate.parse("2026-11-03"));
            sheet.style(3, 5).format("dd.mm.yyyy").set();
            sheet.value(4, 0, 2);
            sheet.value(4, 1, "0501234568");
            sheet.value(4, 4, "12 346");
            sheet.value(4, 5, "03.11.2026");
            sheet.value(5, 1, "0501234569");
            sheet.value(5, 4, 12.5);
            sheet.value(6, 1, "Всього");
            sheet.value(6, 4, 24691);
        });

        LocalDate date = LocalDate.parse("2026-11-03");
        assertThat(contents(workbook))
                .containsExactly(
                        new Content.Reading(ACCOUNT, new RegisterValue(12_345), date),
                        new Content.Reading(new AccountNumber("0501234568"), new RegisterValue(12_346), date),
                        new Content.Wrong(RejectionReason.WRONG_FORMAT));
        assertThat(reader.rows("a.xlsx", workbook, 100))
                .extracting(ListRow::number)
                .containsExactly(4L, 5L, 6L);
    }

    @Test
    void readsTheFirstVisibleSheetWithAccounts() throws Exception {
        byte[] workbook = workbook(book -> {
            book.newWorksheet("Титул").value(0, 0, "ОСББ Корзо, 5");
            Worksheet hidden = book.newWorksheet("Архів");
            hidden.setVisibilityState(VisibilityState.HIDDEN);
            row(hidden, "0501234567", 11);
            row(book.newWorksheet("Показники"), "0501234567", 12_345);
            row(book.newWorksheet("Жовтень"), "0501234567", 12_000);
        });

        assertThat(contents(workbook)).containsExactly(READING);
    }

    @Test
    void tellsAPersonOfAccountsInFurtherSheets() throws Exception {
        byte[] workbook = workbook(book -> {
            row(book.newWorksheet("1"), "0501234567", 12_345);
            row(book.newWorksheet("2"), "0501234568", 11);
        });

        assertThat(contents(workbook)).containsExactly(READING, new Content.Unclear(null, null, "other-sheet"));
    }

    /** The name of a sheet is a title. */
    @Test
    void rejectsASheetOfAnotherUtility() {
        assertThatThrownBy(() -> contents(workbook("Вода", sheet -> row(sheet, "0501234567", 12_345))))
                .isInstanceOfSatisfying(
                        UnusableFileException.class,
                        refused -> assertThat(refused.reason()).isEqualTo("unknown-columns"));
    }

    @Test
    void holdsAReadingThatAFormulaComputes() throws Exception {
        String row = "<row><c r=\"A1\"><v>501234567</v></c><c r=\"B1\"><f>12000+345</f><v>12345</v></c></row>";

        assertThat(contents(parts(row)))
                .containsExactly(new Content.Unclear(ACCOUNT, new RegisterValue(12_345), "formula"));
    }

    @Test
    void doesNotMoveCellsWhenOneIsMissing() throws Exception {
        byte[] workbook = workbook("1", sheet -> {
            for (String heading : List.of("о/р", "показання", "сума")) {
                sheet.value(0, List.of("о/р", "показання", "сума").indexOf(heading), heading);
            }
            row(sheet, 1, "0501234567", 12_345);
            row(sheet, 2, "0501234568", 12_345);
            sheet.value(2, 2, 100);
        });

        assertThat(contents(workbook)).hasSize(2).contains(READING);
    }

    @ParameterizedTest
    @MethodSource
    @Timeout(60)
    void rejectsWhatIsUnsafeOrCannotBeOpened(String reason, String name, byte[] workbook) {
        assertThatThrownBy(() -> reader.rows(name, workbook, 100_000))
                .isInstanceOfSatisfying(
                        UnusableFileException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    static Stream<Arguments> rejectsWhatIsUnsafeOrCannotBeOpened() throws IOException {
        String cell = "<c r=\"A1\" t=\"s\"><v>%d</v></c>";
        String shared = "<c r=\"B1\"><f t=\"shared\" ref=\"B1:B9\" si=\"0\">%s</f></c>";
        return Stream.of(
                Arguments.of("malformed-workbook", "truncated.xlsx", new byte[] {'P', 'K', 3, 4, 20, 0, 6, 0}),
                Arguments.of("malformed-workbook", "page.xlsx", "<html>".getBytes(StandardCharsets.US_ASCII)),
                Arguments.of("malformed-workbook", "no-parts.xlsx", zip(Map.of("a.xml", "<a/>"))),
                Arguments.of("malformed-workbook", "string-two-billion.xlsx", parts(cell.formatted(2_000_000_000))),
                Arguments.of("malformed-workbook", "not-a-number.xlsx", parts("<row><c r=\"A1\"><v>x</v></c>")),
                Arguments.of("not-a-list", "empty.xlsx", parts("")),
                Arguments.of(
                        "too-large", "zip-bomb.xlsx", parts(("<row a=\"" + " ".repeat(100_000) + "\"/>").repeat(700))),
                Arguments.of("too-large", "long-tag.xlsx", parts("<row a=\"" + " ".repeat(2_000_000) + "\"/>")),
                Arguments.of(
                        "too-large", "long-text.xlsx", parts("<row><c><v>" + "1".repeat(1_000_000) + "</v></c></row>")),
                Arguments.of("too-large", "far-column.xlsx", parts("<row><c r=\"ZZZZZZ1\"><v>1</v></c></row>")),
                Arguments.of("too-large", "cells.xlsx", parts("<row>" + "<c r=\"A1\"/>".repeat(1_000_001) + "</row>")),
                Arguments.of("too-large", "shared-formula.xlsx", parts(shared.formatted("A1+".repeat(1_000)))),
                Arguments.of(
                        "too-large", "arrays.xlsx", parts("<c r=\"A1\"><f t=\"array\" ref=\"A1\"/></c>".repeat(101))),
                Arguments.of("macros", "macros.xlsm", zip(with("xl/vbaProject.bin", ""))),
                Arguments.of("macros", "renamed.xlsx", zip(with("xl/vbaProject.bin", ""))),
                Arguments.of("external-links", "linked.xlsx", zip(with("xl/externalLinks/externalLink1.xml", "<a/>"))),
                Arguments.of("encrypted-workbook", "encrypted.xlsx", ole("EncryptedPackage")),
                Arguments.of("unsupported-format", "old-excel.xlsx", ole("Workbook")),
                Arguments.of("unsupported-format", "old-excel.xls", ole("Workbook")),
                Arguments.of("unsupported-format", "list.ods", new byte[0]),
                Arguments.of("unsupported-format", "list.PDF", new byte[0]));
    }

    /** An entity that expands to a billion texts (XML bomb), and one that reads a file. */
    @Test
    void expandsNoEntities() throws Exception {
        String doctype = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]>";
        Map<String, String> parts = with(
                "xl/worksheets/sheet1.xml", doctype + sheet("<row><c t=\"inlineStr\"><is><t>&b;</t></is></c></row>"));

        assertThatThrownBy(() -> contents(zip(parts))).isInstanceOf(UnusableFileException.class);
    }

    /** A row far down is no reason to make all rows before it. */
    @Test
    @Timeout(60)
    void readsARowWithAnyNumber() throws Exception {
        assertThat(contents(parts(ROW.replace("r=\"1\"", "r=\"1000000000\"")))).containsExactly(READING);
    }

    private List<Content> contents(byte[] workbook) throws UnusableFileException {
        return reader.rows("a.xlsx", workbook, 100).stream()
                .map(ListRow::content)
                .toList();
    }

    private static byte[] workbook(String sheetName, Consumer<Worksheet> content) throws IOException {
        return workbook(book -> content.accept(book.newWorksheet(sheetName)));
    }

    private static byte[] workbook(Consumer<org.dhatim.fastexcel.Workbook> content) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (var book = new org.dhatim.fastexcel.Workbook(octets, "Test", "1.0")) {
            content.accept(book);
        }
        return octets.toByteArray();
    }

    private static void row(Worksheet sheet, String account, int value) {
        row(sheet, 0, account, value);
    }

    private static void row(Worksheet sheet, int row, String account, int value) {
        sheet.value(row, 0, account);
        sheet.value(row, 1, value);
    }

    /** @param rows the content of the element sheetData */
    private static byte[] parts(String rows) throws IOException {
        return zip(with("xl/worksheets/sheet1.xml", sheet(rows)));
    }

    private static String sheet(String rows) {
        return "<worksheet><sheetData>" + rows + "</sheetData></worksheet>";
    }

    private static Map<String, String> with(String name, String content) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", "<Types/>");
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                        + "<sheets><sheet name=\"1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
        parts.put("xl/worksheets/sheet1.xml", sheet(ROW));
        parts.put(name, content);
        return parts;
    }

    private static byte[] zip(Map<String, String> parts) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(octets)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return octets.toByteArray();
    }

    /** The beginning of an OLE file, and the name of a stream in it. */
    private static byte[] ole(String stream) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        octets.write(
                new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1});
        octets.write(new byte[512]);
        octets.write(stream.getBytes(StandardCharsets.UTF_16LE));
        return octets.toByteArray();
    }
}
