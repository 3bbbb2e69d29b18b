package dev.loupe.networks.format.caffe;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;

/// Caffe: `.caffemodel` in protobuf, with weights, or `.prototxt` in text, without; layers of all generations, called as Caffe upgrades them.
public final class Caffe implements Format {
    @Override
    public String name() {
        return "caffe";
    }

    @Override
    public Reading<Model> read(ModelFile file) {
        Bytes bytes = file.bytes();
        boolean text = !file.folder() && CaffeText.begins(bytes);
        if (!text && (file.folder() || !CaffeBinary.begins(bytes))) {
            return new Reading.NotThisFormat<>("It has no layers of a Caffe network.");
        }
        CaffeNet net = new CaffeNet();
        Model.Damage damage = text ? CaffeText.read(bytes, net) : CaffeBinary.read(bytes, net);
        return new Reading.Read<>(net.model(damage));
    }
}
