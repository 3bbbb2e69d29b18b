package dev.loupe.networks.format.caffe;

import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.FormatContract;

import java.util.List;

class CaffeContractTest extends FormatContract {
    @Override
    protected Format format() {
        return new Caffe();
    }

    @Override
    protected List<String> fixtures() {
        return List.of("lenet.prototxt", "lenet.caffemodel", "old.prototxt", "old.caffemodel");
    }
}
