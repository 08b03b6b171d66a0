package ua.meterline.billing;

import java.io.Closeable;
import java.io.IOException;

/**
 * Writes the file of a batch, reading by reading. The same batch always yields the same octets. Closing ends the
 * document and closes the stream. For use by one thread.
 */
interface BatchWriter extends Closeable {
    void write(BatchReading reading) throws IOException;
}
