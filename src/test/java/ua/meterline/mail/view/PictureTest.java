package ua.meterline.mail.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTest {
    private static final int WIDTH_AT = 16;

    private static byte[] picture(String format, int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
    void drawsAnewWhatItKnowsWhateverItsName(String format) throws Exception {
        byte[] drawn = Picture.redrawn(picture(format, 40, 30)).orElseThrow();
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(drawn));
        assertThat(read.getWidth()).isEqualTo(40);
        assertThat(drawn).startsWith(0xFF, 0xD8, 0xFF);
    }

    @Test
    void aScriptBehindAPictureIsNotInTheNewOne() throws Exception {
        byte[] script = "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);
        byte[] drawn = Picture.redrawn(joined(picture("png", 40, 30), script)).orElseThrow();
        assertThat(new String(drawn, StandardCharsets.ISO_8859_1)).doesNotContain("script");
    }

    @Test
    void aPhotoIsMadeSmaller() throws Exception {
        byte[] drawn = Picture.redrawn(picture("jpg", 5000, 200)).orElseThrow();
        assertThat(ImageIO.read(new ByteArrayInputStream(drawn)).getWidth()).isBetween(800, 1600);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<svg xmlns='http://www.w3.org/2000/svg'/>", "%PDF-1.4", "<html>", "", "GIF89a", "BM"})
    void drawsNothingElse(String octets) {
        assertThat(Picture.redrawn(octets.getBytes(StandardCharsets.US_ASCII))).isEmpty();
    }

    @Test
    void drawsNoPictureThatIsTooLargeOrCutOff() throws Exception {
        byte[] png = picture("png", 100, 100);
        byte[] bomb = png.clone();
        for (int i = 0; i < 8; i++) {
            bomb[WIDTH_AT + i] = i % 4 == 0 ? 0x00 : (byte) 0xFF; // 16,777,215 pixels wide and high
        }
        assertThat(Picture.redrawn(bomb)).isEmpty();
        assertThat(Picture.redrawn(Arrays.copyOf(png, 40))).isEmpty();
    }
}
