package ua.meterline.mail.view;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Draws a foreign picture anew: what a browser gets was written here, and holds neither a script nor metadata. A few at
 * a time, because each takes some memory. Thread-safe.
 */
public final class Picture {
    /** An SVG is a document with scripts, and no format here. */
    private static final Set<String> FORMATS = Set.of("jpeg", "png", "gif", "bmp");

    private static final long MOST_PIXELS = 120_000_000;
    private static final int LONGEST_SIDE = 1_600;
    private static final Semaphore AT_ONCE = new Semaphore(2, true);

    private Picture() {}

    /** By the first octets, whatever its name says. */
    public static boolean isIn(byte[] octets) {
        return format(octets).isPresent();
    }

    private static Optional<String> format(byte[] octets) {
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(octets))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            return readers.hasNext()
                    ? Optional.of(readers.next().getFormatName().toLowerCase(Locale.ROOT))
                            .filter(FORMATS::contains)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** As JPEG, no longer than 1,600 pixels on each side; empty where it cannot be drawn. */
    public static Optional<byte[]> redrawn(byte[] octets) {
        if (!isIn(octets)) {
            return Optional.empty();
        }
        AT_ONCE.acquireUninterruptibly();
        try {
            return Optional.of(jpeg(read(octets)));
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // the readers of the JDK throw any of them for a malformed picture
        } finally {
            AT_ONCE.release();
        }
    }

    private static BufferedImage read(byte[] octets) throws IOException {
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(octets))) {
            ImageReader reader = ImageIO.getImageReaders(in).next();
            try {
                reader.setInput(in, true, true);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                if ((long) width * height > MOST_PIXELS) {
                    throw new IOException("too many pixels");
                }
                ImageReadParam smaller = reader.getDefaultReadParam();
                int step = Math.max(1, (Math.max(width, height) + LONGEST_SIDE - 1) / LONGEST_SIDE);
                smaller.setSourceSubsampling(step, step, 0, 0);
                return reader.read(0, smaller);
            } finally {
                reader.dispose();
            }
        }
    }

    /** JPEG has no transparency: it becomes white. */
    private static byte[] jpeg(BufferedImage picture) throws IOException {
        BufferedImage opaque = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = opaque.createGraphics();
        canvas.drawImage(picture, 0, 0, Color.WHITE, null);
        canvas.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!ImageIO.write(opaque, "jpg", out)) {
            throw new IOException("no writer");
        }
        return out.toByteArray();
    }
}
