console.log('price-tag is installed. Thank you!')
