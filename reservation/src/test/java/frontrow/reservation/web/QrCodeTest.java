package frontrow.reservation.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTest {

    private static final String TEXT = "urn:uuid:0198c0de-0000-7000-8000-000000000001";
    private static final Pattern MODULE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");
    private static final int PIXELS_PER_MODULE = 4;

    @Test
    void aReaderFindsTheTextInTheDrawing() throws Exception {
        BitMatrix drawn = drawn(QrCode.of(TEXT).svg());

        assertThat(new QRCodeReader().decode(new BinaryBitmap(new GlobalHistogramBinarizer(new Picture(drawn)))).getText())
                .isEqualTo(TEXT);
    }

    /** What the path of the SVG paints, and nothing else. */
    private static BitMatrix drawn(String svg) {
        Matcher box = Pattern.compile("viewBox=\"0 0 (\\d+) (\\d+)\"").matcher(svg);
        assertThat(box.find()).isTrue();
        BitMatrix drawn = new BitMatrix(Integer.parseInt(box.group(1)), Integer.parseInt(box.group(2)));
        MODULE.matcher(svg).results()
                .forEach(module -> drawn.set(Integer.parseInt(module.group(1)), Integer.parseInt(module.group(2))));
        return drawn;
    }

    /** Larger, as a camera sees it. */
    private static final class Picture extends LuminanceSource {

        private final BitMatrix modules;

        private Picture(BitMatrix modules) {
            super(modules.getWidth() * PIXELS_PER_MODULE, modules.getHeight() * PIXELS_PER_MODULE);
            this.modules = modules;
        }

        @Override
        public byte[] getRow(int y, byte[] row) {
            byte[] pixels = row != null && row.length >= getWidth() ? row : new byte[getWidth()];
            for (int x = 0; x < getWidth(); x++) {
                pixels[x] = (byte) (modules.get(x / PIXELS_PER_MODULE, y / PIXELS_PER_MODULE) ? 0 : 255);
            }
            return pixels;
        }

        @Override
        public byte[] getMatrix() {
            byte[] picture = new byte[getWidth() * getHeight()];
            for (int y = 0; y < getHeight(); y++) {
                System.arraycopy(getRow(y, new byte[getWidth()]), 0, picture, y * getWidth(), getWidth());
            }
            return picture;
        }
    }
}
