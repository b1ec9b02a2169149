package social.lindworm.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import social.lindworm.storage.ByteRange;

class RangeHeaderTest {

    @ParameterizedTest
    @CsvSource({"bytes=0-3,0,4", "bytes=5-,5,5", "bytes=-3,7,3", "bytes=8-100,8,2", "bytes=-100,0,10", "bytes=9-9,9,1"})
    void partsOfTenBytes(String header, long offset, long length) {
        assertThat(RangeHeader.parse(header, 10)).isEqualTo(new RangeHeader.Part(new ByteRange(offset, length)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=10-20", "bytes=-0", "bytes=999999999999999999-"})
    void whatIsNotThereIsBeyond(String header) {
        assertThat(RangeHeader.parse(header, 10)).isEqualTo(new RangeHeader.Beyond());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bytes=-", "bytes=5-3", "bytes=0-1,4-5", "lines=1-2", "bytes=a-b", "bytes=1", "x"})
    void allElseMeansTheWhole(String header) {
        assertThat(RangeHeader.parse(header, 10)).isEqualTo(new RangeHeader.Whole());
    }

    @Test
    void noHeaderMeansTheWholeAndAnEmptyFileHasNoParts() {
        assertThat(RangeHeader.parse(null, 10)).isEqualTo(new RangeHeader.Whole());
        assertThat(RangeHeader.parse("bytes=0-", 0)).isEqualTo(new RangeHeader.Beyond());
    }
}
