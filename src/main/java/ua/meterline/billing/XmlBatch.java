package ua.meterline.billing;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * An event message (IEC 61968-100) "created MeterReadings" with the payload of IEC 61968-9, its elements in the order
 * of that profile; {@code docs/xsd} has its schema. The elements of a reading:
 *
 * <ul>
 *   <li>{@code Meter}: its number as printed on it ({@code NameType} {@code MeterNumber}) where the registry knows it,
 *       otherwise which meter of the account it is, from 1 ({@code MeterOfAccount});
 *   <li>{@code UsagePoint}: the account;
 *   <li>{@code timeStamp}: local midnight of the 1st of the period, with its offset;
 *   <li>{@code reportedDateTime}, {@code source}: when it was received, UTC, and the channel;
 *   <li>{@code ReadingType}: the register (bulk quantity) of natural gas, forward, volume in m³;
 *   <li>{@code ReadingQualities}: for a correction 3.7.0, edited in the system that stores the readings; for a
 *       withdrawn reading, which is repeated as it was exported, 3.7.3, rejected by a person.
 * </ul>
 *
 * <p>A quality type is written system.category.index, IEC 61968-9:2013 annex D: system 3 is meter data management (1
 * the meter, 2 the metering system), category 7 is edited (0 valid, 5 reasonability, 6 validation, 8 estimated, 10
 * questionable), and of the indexes of that category 0 is any edit, 1 added and 3 rejected. The numbers agree with the
 * enumerations {@code QualityCodeSystem}, {@code QualityCodeCategory} and {@code QualityCodeIndex} of Honeywell
 * Connexo, whose data editor marks a removed reading with this index, and with Aclara's and Oracle's codes 2.6.x and
 * 3.8.x.
 */
final class XmlBatch implements BatchWriter {
    private static final String MESSAGE = "http://iec.ch/TC57/2011/schema/message";
    private static final String READINGS = "http://iec.ch/TC57/2011/MeterReadings#";
    private static final String GAS_REGISTER = "0.0.0.1.1.7.58.0.0.0.0.0.0.0.0.0.42.0";
    private static final String EDITED = "3.7.0";
    private static final String REJECTED = "3.7.3";

    /** Characters that XML 1.0 cannot hold, section 2.2. */
    private static final Pattern NO_XML =
            Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private final Batch batch;
    private final Writer out;
    private final XMLStreamWriter xml;

    XmlBatch(Batch batch, OutputStream out) throws IOException {
        this.batch = batch;
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(this.out);
            begin();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void begin() throws XMLStreamException {
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        xml.writeStartElement("EventMessage");
        xml.writeDefaultNamespace(MESSAGE);
        xml.writeStartElement("Header");
        text("Verb", "created");
        text("Noun", "MeterReadings");
        text("Timestamp", batch.origin().createdAt());
        text("Source", "Meterline");
        text("MessageID", "batch-" + batch.id());
        xml.writeEndElement();
        xml.writeStartElement("Payload");
        xml.writeStartElement("MeterReadings");
        xml.writeDefaultNamespace(READINGS);
    }

    @Override
    public void write(BatchReading reading) throws IOException {
        try {
            xml.writeCharacters("\n");
            xml.writeStartElement("MeterReading");
            if (reading.meterNumber() == null) {
                named("Meter", Long.toString(reading.meter()), "MeterOfAccount");
            } else {
                named("Meter", reading.meterNumber(), "MeterNumber");
            }
            readings(reading);
            named("UsagePoint", reading.account(), "Account");
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void readings(BatchReading reading) throws XMLStreamException {
        xml.writeStartElement("Readings");
        text("reason", "billing");
        text("reportedDateTime", reading.receivedAt());
        text("source", reading.channel());
        text("timeStamp", batch.origin().readOn());
        text("value", Long.toString(reading.isWithdrawn() ? reading.previousValue() : reading.value()));
        if (reading.isWithdrawn()) {
            xml.writeStartElement("ReadingQualities");
            text("comment", "withdrawn; exported before as " + reading.previousValue());
            reference("ReadingQualityType", REJECTED);
            xml.writeEndElement();
        } else if (reading.isCorrection()) {
            xml.writeStartElement("ReadingQualities");
            text("comment", "exported before as " + reading.previousValue());
            reference("ReadingQualityType", EDITED);
            xml.writeEndElement();
        }
        reference("ReadingType", GAS_REGISTER);
        xml.writeEndElement();
    }

    private void named(String element, String name, String type) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeStartElement("Names");
        text("name", name);
        xml.writeStartElement("NameType");
        text("name", type);
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void text(String element, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(NO_XML.matcher(text).replaceAll("\uFFFD"));
        xml.writeEndElement();
    }

    private void reference(String element, String to) throws XMLStreamException {
        xml.writeEmptyElement(element);
        xml.writeAttribute("ref", to);
    }

    @Override
    public void close() throws IOException {
        try (out) {
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.writeCharacters("\n");
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }
}
