package org.septuple.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineTileTest {

    /// A grid of one axis has one line: its tiles have no room for eight.
    @Test
    void oneLineTakesTheRoomOfOne() {
        List<LineTile> tiles = LineTile.of(4, 1 << 16, 1);
        assertThat(tiles).hasSize(4).allMatch(tile -> tile.width() == 1);
        assertThat(tiles.getFirst().numbers()).hasSizeLessThan(5 * (1 << 18));
    }

    /// No two tiles touch, in one array or in several.
    @Test
    void tilesDoNotOverlap() {
        List<LineTile> tiles = LineTile.of(3, 100, 1000);
        assertThat(tiles).allMatch(tile -> tile.width() == FourierKernels.WIDTH);
        assertThat(tiles.get(2).numbers()).isSameAs(tiles.get(0).numbers());
        assertThat(tiles.get(1).re() - tiles.get(0).re()).isEqualTo(4 * 101 * FourierKernels.WIDTH);
    }
}
