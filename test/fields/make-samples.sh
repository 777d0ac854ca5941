#!/bin/sh
# Makes the GRIB2 samples of this folder with the tools of ecCodes (Debian: libeccodes-tools), and
# prints what ecCodes reads in them. The tests need neither; run this only to make them anew.
set -eu
cd "$(dirname "$0")/samples"
NODE=../../../node_modules/.bin/node
T=/usr/share/eccodes/samples
W=$(mktemp -d)
trap 'rm -rf "$W"' EXIT

# values NI NJ KIND: smooth, rough, calm (many equal), gappy (with missing ones)
values() {
  awk -v ni="$1" -v nj="$2" -v kind="$3" 'BEGIN {
    srand(7); printf "{"
    for (j = 0; j < nj; j++) for (i = 0; i < ni; i++) {
      a = 8 * sin(i / 5) * cos(j / 4) + 0.7 * j / nj - 2
      if (kind == "rough") a += 5 * (rand() - 0.5)
      if (kind == "calm") { a = (i % 40 < 25) ? 3 : a; if (j % 20 > 4 && j % 20 < 16) a = -1.5 }
      if (kind == "gappy") { a = a / 8; if ((i - 6) ^ 2 + (j - 5) ^ 2 < 14 || i > 20) a = 9999 }
      printf "%s%.6f", (i + j ? "," : ""), a
    }
    printf "}"
  }'
}

latlon() { # NI NJ
  echo "set Ni=$1; set Nj=$2; set latitudeOfFirstGridPoint=51700000; set longitudeOfFirstGridPoint=359500000;"
  echo "set iDirectionIncrement=100000; set jDirectionIncrement=50000;"
  echo "set latitudeOfLastGridPoint=$((51700000 - ($2 - 1) * 50000));"
  echo "set longitudeOfLastGridPoint=$(((359500000 + ($1 - 1) * 100000) % 360000000));"
}
wind() { # NUMBER HOUR
  echo "set discipline=0; set parameterCategory=2; set parameterNumber=$1; set forecastTime=$2;"
  echo "set typeOfFirstFixedSurface=103; set scaleFactorOfFirstFixedSurface=0; set scaledValueOfFirstFixedSurface=10;"
}
current() { # NUMBER HOUR
  echo "set discipline=10; set parameterCategory=1; set parameterNumber=$1; set forecastTime=$2;"
  echo "set typeOfFirstFixedSurface=160; set scaleFactorOfFirstFixedSurface=0; set scaledValueOfFirstFixedSurface=0;"
}
when() { echo "set dataDate=20240601; set dataTime=600; set indicatorOfUnitOfTimeRange=1;"; }
make() { # OUT TEMPLATE RULES
  rm -f "$W/one"; grib_filter -o "$W/one" "$3" "$T/$2"; cat "$W/one" >>"$1"
}
repack() { # FROM TO SETTINGS
  grib_set -r -s "$3" "$1" "$2"
}
printed() { # FILE: the values of the messages one after the other
  grib_get_data -m missing -F %.10g "$1" | awk '!/^Latitude/ { print $3 }' >"${1%.grib2}.values"
}

same() { # FIRST OTHERS: ecCodes reads the same values in all; those of the first are kept
  first=$1; shift
  for other in "$@"; do cmp "$first.values" "$other.values"; rm "$other.values"; done
}

# Wind at 10 m at two hours, in every packing; 24 by 17.
rm -f ./*.grib2 ./*.values
for hour in 3 4; do for number in 2 3; do
  kind=smooth; [ $number = 3 ] && kind=rough
  { when; latlon 24 17; wind $number $hour
    echo "set bitsPerValue=12; set values=$(values 24 17 $kind); write;"; } >"$W/rules"
  make simple.grib2 regular_ll_sfc_grib2.tmpl "$W/rules"
done; done
repack simple.grib2 complex-one-group.grib2 packingType=grid_complex
# ecCodes writes one group only, without differences; it reads many, with them.
for order in 0 1 2; do for missing in 0 1 2; do
  "$NODE" ../pack-complex.ts simple.grib2 complex-$order-$missing.grib2 $order $missing
done; done
repack simple.grib2 ccsds.grib2 packingType=grid_ccsds
repack simple.grib2 ieee.grib2 packingType=grid_ieee
for name in simple complex-one-group complex-* ccsds ieee; do printed "${name%.grib2}.grib2"; done
same simple complex-one-group complex-0-0 complex-1-0 complex-2-0 ccsds ieee
same complex-0-1 complex-1-1 complex-2-1
same complex-0-2 complex-1-2 complex-2-2

# A current with land, by bitmap; a grid scanned northward, and one by columns.
for number in 2 3; do
  { when; latlon 24 17; current $number 0
    echo "set bitmapPresent=1; set missingValue=9999; set bitsPerValue=10; set values=$(values 24 17 gappy); write;"; } >"$W/rules"
  make bitmap.grib2 regular_ll_sfc_grib2.tmpl "$W/rules"
done
repack bitmap.grib2 bitmap-ccsds.grib2 packingType=grid_ccsds
repack bitmap.grib2 bitmap-complex.grib2 packingType=grid_complex
repack bitmap.grib2 bitmap-order-0.grib2 packingType=grid_complex_spatial_differencing
for name in bitmap bitmap-ccsds bitmap-complex bitmap-order-0; do printed $name.grib2; done
same bitmap bitmap-ccsds bitmap-complex bitmap-order-0

# Over several reference intervals and segments of CCSDS, with long runs of equal values.
for number in 2 3; do
  { when; latlon 120 90; wind $number 0
    echo "set bitsPerValue=16; set values=$(values 120 90 calm); write;"; } >"$W/rules"
  make calm.grib2 regular_ll_sfc_grib2.tmpl "$W/rules"
done
repack calm.grib2 calm-ccsds.grib2 packingType=grid_ccsds
for name in calm calm-ccsds; do printed $name.grib2; done
same calm calm-ccsds
# Too long to keep; the test holds the two packings against each other.
rm calm.values

# A polar stereographic map, its vectors along the grid.
for number in 2 3; do
  { when; wind $number 0
    echo "set Nx=16; set Ny=31; set shapeOfTheEarth=6; set DxInMetres=20000; set DyInMetres=25000;"
    echo "set orientationOfTheGrid=10000000; set latitudeOfFirstGridPoint=48000000; set longitudeOfFirstGridPoint=358000000; set resolutionAndComponentFlags=8; set jScansPositively=1;"
    echo "set bitsPerValue=12; set values=$(values 16 31 smooth); write;"; } >"$W/rules"
  make polar.grib2 polar_stereographic_sfc_grib2.tmpl "$W/rules"
done
printed polar.grib2
grib_get_data -m missing -L "%.6f %.6f" polar.grib2 | awk '!/^Latitude/ && n++ < 496 { print $1, $2 }' >polar.places

# NetCDF in its kinds, by ncgen (Debian: netcdf-bin).
ncgen -k classic -o packed-classic.nc ../packed.cdl
ncgen -k "64-bit offset" -o packed-64.nc ../packed.cdl
ncgen -k nc4 -o packed-4.nc ../packed.cdl
ncgen -k classic -o rotated.nc ../rotated.cdl
