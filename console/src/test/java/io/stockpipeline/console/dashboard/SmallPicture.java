package io.stockpipeline.console.dashboard;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** Writes a picture of a screen with 256 colours, which is a quarter of its bytes and the same to the eye. */
final class SmallPicture {
    private static final int COLOURS = 256;
    /** Six bits of each part: colours that nobody tells apart count as one. */
    private static final int COARSE = 0xFCFCFC;

    private SmallPicture() {}

    /** Writes the picture over itself. */
    static void shrink(Path file) throws IOException {
        BufferedImage picture = ImageIO.read(file.toFile());
        int width = picture.getWidth();
        int[] pixels = picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width);
        int[] palette = palette(pixels);
        BufferedImage small = new BufferedImage(
                width,
                picture.getHeight(),
                BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(8, palette.length, palette, 0, false, -1, 0));
        Map<Integer, Integer> nearest = new HashMap<>();
        for (int i = 0; i < pixels.length; i++) {
            int index = nearest.computeIfAbsent(pixels[i] & 0xFFFFFF, colour -> nearest(palette, colour));
            small.getRaster().setSample(i % width, i / width, 0, index);
        }
        ImageIO.write(small, "png", file.toFile());
    }

    /** The most frequent colours, each as it appears most often. */
    private static int[] palette(int[] pixels) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int pixel : pixels) {
            counts.merge(pixel & 0xFFFFFF, 1, Integer::sum);
        }
        Map<Integer, Map.Entry<Integer, Integer>> groups = new HashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
                .forEach(entry -> groups.merge(
                        entry.getKey() & COARSE, entry, (a, b) -> Map.entry(a.getKey(), a.getValue() + b.getValue())));
        List<Map.Entry<Integer, Integer>> most = groups.values().stream()
                .sorted(Comparator.comparing((Map.Entry<Integer, Integer> entry) -> entry.getValue())
                        .reversed())
                .limit(COLOURS)
                .toList();
        return most.stream().mapToInt(Map.Entry::getKey).toArray();
    }

    private static int nearest(int[] palette, int colour) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < palette.length; i++) {
            int distance = 0;
            for (int shift = 0; shift <= 16; shift += 8) {
                int apart = ((palette[i] >> shift) & 0xFF) - ((colour >> shift) & 0xFF);
                distance += apart * apart;
            }
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }
}
